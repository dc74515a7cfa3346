package oo.integrations.adapter.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VtimezoneRulesTest {

  private static final String BERLIN = """
      BEGIN:VTIMEZONE
      TZID:Mine
      BEGIN:DAYLIGHT
      DTSTART:19810329T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:19961027T030000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      END:STANDARD
      END:VTIMEZONE
      """;

  @Test
  void saysTheSameAsTheZoneThatItIsMadeFrom() throws BadComponent {
    var rules = VtimezoneRules.of(BERLIN, new Steps());
    var berlin = ZoneId.of("Europe/Berlin").getRules();
    for (var hour = LocalDateTime.of(1997, 1, 1, 0, 30); hour.getYear() < 2061; hour = hour.plusHours(7)) {
      assertThat(TimeZones.instant(hour, rules)).as("%s", hour).isEqualTo(TimeZones.instant(hour, berlin));
    }
    for (var edge : new String[] {"2026-03-29T02:00", "2026-03-29T02:59", "2026-03-29T03:00", "2026-10-25T02:00", "2026-10-25T03:00"}) {
      var local = LocalDateTime.parse(edge);
      assertThat(TimeZones.instant(local, rules)).as(edge).isEqualTo(TimeZones.instant(local, berlin));
    }
  }

  @Test
  void endsWithUntil() throws BadComponent {
    var rules = VtimezoneRules.of(BERLIN.replace("BYDAY=-1SU", "BYDAY=-1SU;UNTIL=20241231T000000Z"), new Steps());
    assertThat(rules.getOffset(LocalDateTime.of(2024, 7, 1, 0, 0)).getId()).isEqualTo("+02:00");
    assertThat(rules.getOffset(LocalDateTime.of(2026, 7, 1, 0, 0)).getId()).isEqualTo("+01:00");
  }

  @Test
  void takesSingleChangesFromRdate() throws BadComponent {
    var rules = VtimezoneRules.of(BERLIN.replace("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RDATE:20260401T020000,20270401T020000"),
        new Steps());
    assertThat(rules.getOffset(LocalDateTime.of(2026, 3, 30, 0, 0)).getId()).isEqualTo("+01:00");
    assertThat(rules.getOffset(LocalDateTime.of(2026, 4, 2, 0, 0)).getId()).isEqualTo("+02:00");
  }

  @Test
  void holdsOneOffsetWhereThereIsNoChange() throws BadComponent {
    var rules = VtimezoneRules.of("""
        BEGIN:VTIMEZONE
        TZID:Fixed
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:+0545
        TZOFFSETTO:+0545
        END:STANDARD
        END:VTIMEZONE
        """, new Steps());
    assertThat(rules.isFixedOffset()).isTrue();
    assertThat(rules.getOffset(LocalDateTime.of(2026, 1, 1, 0, 0)).getId()).isEqualTo("+05:45");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TZOFFSETTO:+2500", "TZOFFSETTO:two", "TZOFFSETTO:", "X:", "TZOFFSETTO:+1960"})
  void refusesWhatHasNoOffset(String line) {
    assertThatThrownBy(() -> VtimezoneRules.of(BERLIN.replace("TZOFFSETTO:+0200", line), new Steps()))
        .isInstanceOf(BadComponent.class);
  }
}
