package oo.integrations.adapter.icalendar;

import static oo.integrations.adapter.icalendar.Calendars.BERLIN;
import static oo.integrations.adapter.icalendar.Calendars.file;
import static oo.integrations.adapter.icalendar.Calendars.parse;
import static oo.integrations.adapter.icalendar.Calendars.signals;
import static oo.integrations.adapter.icalendar.Calendars.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.ParsedCalendar;
import oo.integrations.domain.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as the calendars of the world write them; what each means stands beside it, from 16 March to 6 April 2026. */
class ExportsTest {

  static final Window WEEKS = Calendars.window("2026-03-16T00:00:00Z", "2026-04-06T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {
      "google", "apple-calendar", "apple-reminders", "outlook", "exchange", "fastmail", "nextcloud", "university",
      "airline", "thunderbird", "broken"})
  void meansWhatStandsBesideIt(String name) {
    var calendar = parse(file(name + ".ics"));
    var expected = new String(file(name + ".expected"), StandardCharsets.UTF_8);

    assertThat(told(calendar, signals(calendar, BERLIN, WEEKS))).isEqualTo(expected);
    assertThat(signals(calendar, BERLIN, WEEKS).truncated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "outlook", "exchange", "broken"})
  void meansTheSameWithAnyEndOfLine(String name) {
    var lf = new String(file(name + ".ics"), StandardCharsets.UTF_8);

    assertThat(parse(lf.replace("\n", "\r\n"))).isEqualTo(parse(lf));
    assertThat(parse(lf.replace("\n", "\r"))).isEqualTo(parse(lf));
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "fastmail", "nextcloud", "broken"})
  void isTheSameWhenImportedTwice(String name) {
    var first = parse(file(name + ".ics"));
    var second = parse(file(name + ".ics"));

    assertThat(second).isEqualTo(first);
    assertThat(signals(second, BERLIN, WEEKS)).isEqualTo(signals(first, BERLIN, WEEKS));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "google", "apple-calendar", "apple-reminders", "outlook", "exchange", "fastmail", "nextcloud", "university",
      "airline", "thunderbird", "broken"})
  void isWholeInWhatIsKeptOfIt(String name) {
    var calendar = parse(file(name + ".ics"));
    var again = parse(kept(calendar));

    assertThat(again.components()).isEqualTo(calendar.components());
    assertThat(again.zones()).isEqualTo(calendar.zones());
    assertThat(again.skipped()).isEmpty();
  }

  private static String kept(ParsedCalendar calendar) {
    return "BEGIN:VCALENDAR\n" + String.join("", calendar.zones())
        + calendar.components().stream().map(CalendarComponent::text).collect(Collectors.joining()) + "END:VCALENDAR\n";
  }
}
