package oo.integrations.adapter.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

  @ParameterizedTest
  @CsvSource({
      "Europe/Berlin, Europe/Berlin", "europe/berlin, Europe/Berlin", "' Europe/Berlin ', Europe/Berlin",
      "'\"Europe/Berlin\"', Europe/Berlin", "UTC, UTC", "Etc/GMT+5, Etc/GMT+5",
      "W. Europe Standard Time, Europe/Berlin", "w. europe standard time, Europe/Berlin",
      "W. Europe Standard Time 1, Europe/Berlin", "Eastern Standard Time, America/New_York",
      "India Standard Time, Asia/Calcutta", "Lord Howe Standard Time, Australia/Lord_Howe",
      "Nepal Standard Time, Asia/Katmandu", "Kamchatka Standard Time, Asia/Kamchatka",
      "/freeassociation.sourceforge.net/Europe/Berlin, Europe/Berlin",
      "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires, America/Argentina/Buenos_Aires",
      "/mozilla.org/20050126_1/Europe/London, Europe/London", "tzone://Microsoft/Utc, UTC"
  })
  void knowsNames(String tzid, String zone) {
    assertThat(ZoneNames.named(tzid)).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/", "Customized Time Zone", "Nowhere/City", "tzone://Microsoft/Custom", "Berlin", "+01:00",
      "(UTC+01:00) Amsterdam, Berlin"})
  void knowsNoOthers(String tzid) {
    assertThat(ZoneNames.named(tzid)).isNull();
  }

  @Test
  void endsWithNamesOfNothingButSlashes() {
    assertThat(ZoneNames.named("/".repeat(60_000))).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Amsterdam",
      "(UTC+01:00) Amsterdam\\, Berlin\\, Bern | Europe/Amsterdam", "(GMT+10:00) Canberra, Melbourne, Sydney | Australia/Canberra",
      "(UTC-05:00) Eastern Time (US & Canada) | America/New_York", "(GMT-08:00) Pacific Time (US & Canada) | America/Los_Angeles",
      "(UTC+05:45) Kathmandu | Asia/Kathmandu", "UTC+02:00 | +02:00", "GMT-0330 | -03:30"
  })
  void guessesFromDescriptions(String tzid, String zone) {
    assertThat(ZoneNames.guessed(tzid)).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(UTC+09:00) Berlin", "(UTC+99:00) Berlin", "UTC+99", "Berlin", "(UTC+01:00) Atlantis"})
  void doesNotGuessAgainstTheOffset(String tzid) {
    assertThat(ZoneNames.guessed(tzid)).isNull();
  }

  @Test
  void knowsEveryIanaNameOfTheJdkAndEveryWindowsName() {
    assertThat(List.of(TimeZone.getAvailableIDs())).filteredOn(id -> id.indexOf('/') > 0 && !id.startsWith("SystemV"))
        .allMatch(id -> ZoneId.of(id).equals(ZoneNames.named(id)));
    var lines = new String(Calendars.file("windows-zones.txt"), StandardCharsets.UTF_8).lines()
        .filter(line -> !line.startsWith("#")).toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(139)
        .allSatisfy(line -> assertThat(ZoneNames.named(line.split("=")[0])).isNotNull()
            .satisfies(zone -> assertThat(zone.getRules()).isEqualTo(ZoneId.of(line.split("=")[1]).getRules())));
  }
}
