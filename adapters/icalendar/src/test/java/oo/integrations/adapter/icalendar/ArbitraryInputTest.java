package oo.integrations.adapter.icalendar;

import static oo.integrations.adapter.icalendar.Calendars.calendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import oo.integrations.application.port.CalendarFormat.ParseOutcome;
import oo.integrations.domain.Signals;

/** Whatever comes in, an answer comes out, in time and within its bounds. */
class ArbitraryInputTest {

  private static final List<String> FILES = List.of(
      "google", "apple-calendar", "apple-reminders", "outlook", "exchange", "fastmail", "nextcloud", "university",
      "airline", "thunderbird", "broken");
  private static final Duration SOON = Duration.ofSeconds(20);

  @Property(tries = 500)
  void answersAnyBytes(@ForAll byte[] bytes) {
    answers(bytes);
    var inCalendar = ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20260316T080000Z\n"
        + new String(bytes, StandardCharsets.ISO_8859_1) + "\nEND:VEVENT\n").getBytes(StandardCharsets.ISO_8859_1);
    answers(inCalendar);
  }

  @Property(tries = 800, edgeCases = EdgeCasesMode.NONE)
  void answersAnyChangeOfAGoodFile(@ForAll("changed") byte[] file) {
    answers(file);
  }

  @Property(tries = 800)
  void answersAnyValueOfAnyProperty(@ForAll("properties") String lines) {
    answers(calendar("BEGIN:VEVENT\nUID:x\n" + lines + "\nEND:VEVENT", "BEGIN:VTODO\nUID:y\n" + lines + "\nEND:VTODO")
        .getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 200)
  void keepsBusyTimesSortedAndApart(@ForAll("events") List<String> events) {
    var signals = answers(calendar(events.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8));
    assertThat(signals.busy().size()).isLessThanOrEqualTo(events.size());
  }

  @Provide
  Arbitrary<byte[]> changed() {
    var bytes = Arbitraries.of(FILES).map(name -> Calendars.file(name + ".ics"));
    var places = Arbitraries.integers().between(0, 9_999).map(i -> i / 10_000.0);
    var kinds = Arbitraries.integers().between(0, 4);
    return Combinators.combine(bytes, kinds, places, places, Arbitraries.bytes()).as(ArbitraryInputTest::change);
  }

  private static byte[] change(byte[] file, int kind, double at, double other, byte octet) {
    int from = (int) (Math.min(at, other) * file.length);
    int to = (int) (Math.max(at, other) * file.length);
    var changed = file.clone();
    switch (kind) {
      case 0 -> changed[from] = octet;
      case 1 -> {
        return Arrays.copyOf(file, to);
      }
      case 2 -> {
        return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
      }
      case 3 -> {
        return joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length));
      }
      default -> Arrays.fill(changed, from, Math.min(to, from + 8), octet);
    }
    return changed;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Provide
  Arbitrary<String> properties() {
    var names = Arbitraries.of("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
        "SEQUENCE", "SUMMARY", "PRIORITY", "PERCENT-COMPLETE", "STATUS", "DTSTAMP", "ATTENDEE", "UID");
    var parameters = Arbitraries.of("", "", ";VALUE=DATE", ";VALUE=PERIOD", ";TZID=Europe/Berlin", ";TZID=\"", ";TZID=",
        ";TZID=W. Europe Standard Time", ";RANGE=THISANDFUTURE", ";=;;X=\":\"");
    var values = Arbitraries.oneOf(
        Arbitraries.of("20260316T080000Z", "00000101", "99991231T235959", "20260316", "20260229", "19700101T000000Z",
            "20260316T080000Z/PT1H", "20260316T080000Z/20260317T080000Z", "20260316T080000Z/", "/", ",", "P99999W", "PT999999999S",
            "P1D", "-PT1H", "PT", "P", "FREQ=DAILY", "FREQ=SECONDLY", "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2", "FREQ=MONTHLY;BYSETPOS=1",
            "FREQ=WEEKLY;UNTIL=00010101", "FREQ=YEARLY;INTERVAL=50", "FREQ=HOURLY;BYYEARDAY=366,-366", "FREQ=DAILY;COUNT=2147483647",
            "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "FREQ=YEARLY;BYSECOND=60", "RSCALE=ETHIOPIC;FREQ=YEARLY", "2147483648", "100", ""),
        Arbitraries.strings().ofMaxLength(20));
    return Combinators.combine(names, parameters, values).as((name, parameter, value) -> name + parameter + ":" + value)
        .list().ofMinSize(1).ofMaxSize(8).map(lines -> String.join("\n", lines));
  }

  @Provide
  Arbitrary<List<String>> events() {
    return Combinators.combine(Arbitraries.integers().between(0, 40_000), Arbitraries.integers().between(0, 600))
        .as((start, length) -> List.of(start, length)).list().ofMaxSize(40).map(all -> {
          var numbers = IntStream.range(0, all.size());
          return numbers.mapToObj(i -> "BEGIN:VEVENT\nUID:" + i + "\nDTSTART:202603%02dT%02d%02d00Z\nDURATION:PT%dM\nEND:VEVENT"
              .formatted(10 + all.get(i).get(0) / 1440 % 20, all.get(i).get(0) / 60 % 24, all.get(i).get(0) % 60, all.get(i).get(1)))
              .collect(Collectors.toList());
        });
  }

  private static Signals answers(byte[] file) {
    return assertTimeoutPreemptively(SOON, () -> switch (Calendars.outcome(file)) {
      case ParseOutcome.Parsed(var calendar) -> {
        var signals = Calendars.signals(calendar, ZoneId.of("Europe/Berlin"), ExportsTest.WEEKS);
        checkBounds(signals);
        assertThat(Calendars.signals(calendar, ZoneId.of("Europe/Berlin"), ExportsTest.WEEKS)).isEqualTo(signals);
        yield signals;
      }
      case ParseOutcome.NotACalendar _, ParseOutcome.TooLarge _, ParseOutcome.TooManyComponents _ ->
          new Signals(List.of(), List.of(), List.of(), false);
    });
  }

  private static void checkBounds(Signals signals) {
    assertThat(signals.busy()).hasSizeLessThanOrEqualTo(Signals.MAX_BUSY)
        .allMatch(busy -> busy.from().isBefore(busy.to()))
        .allMatch(busy -> !busy.from().isBefore(ExportsTest.WEEKS.from()) && !busy.to().isAfter(ExportsTest.WEEKS.to()));
    for (int i = 1; i < signals.busy().size(); i++) {
      assertThat(signals.busy().get(i - 1).to()).isBefore(signals.busy().get(i).from());
    }
    assertThat(signals.upcoming()).hasSizeLessThanOrEqualTo(Signals.MAX_UPCOMING).doesNotHaveDuplicates()
        .allMatch(event -> !event.start().isAfter(event.end()) && !event.title().isBlank() && event.title().length() <= 200);
    assertThat(signals.tasks()).hasSizeLessThanOrEqualTo(Signals.MAX_TASKS)
        .allMatch(task -> task.priority() >= 0 && task.priority() <= 9 && !task.title().isBlank());
  }
}
