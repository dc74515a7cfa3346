package oo.integrations.adapter.icalendar;

import static oo.integrations.adapter.icalendar.Calendars.BERLIN;
import static oo.integrations.adapter.icalendar.Calendars.calendar;
import static oo.integrations.adapter.icalendar.Calendars.event;
import static oo.integrations.adapter.icalendar.Calendars.parse;
import static oo.integrations.adapter.icalendar.Calendars.signals;
import static oo.integrations.adapter.icalendar.Calendars.starts;
import static oo.integrations.adapter.icalendar.Calendars.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.Signals;
import oo.integrations.domain.SkippedComponent;
import oo.integrations.domain.SkippedComponent.Code;
import oo.integrations.domain.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and files that are made to hang a reader or to fill its memory. */
class BoundsTest {

  private static final Window WEEKS = window("2026-03-16T00:00:00Z", "2026-04-06T00:00:00Z");
  /** Generous: these end in milliseconds, and without their bounds in minutes or never. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({
      "FREQ=SECONDLY, true", "FREQ=SECONDLY;COUNT=1000000000, false",
      "FREQ=SECONDLY;INTERVAL=60;BYSECOND=0;COUNT=2147483647, true", "FREQ=MINUTELY;BYSECOND=0;COUNT=2000000000, true",
      "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30, true", "FREQ=SECONDLY;UNTIL=20260315T000000Z, false",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30, false", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30, false",
      "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2, false", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=7, false",
      "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3, false", "FREQ=YEARLY;INTERVAL=50;BYMONTH=2;BYMONTHDAY=30, false",
      "FREQ=HOURLY;BYMONTH=12, false", "FREQ=MINUTELY;BYMONTH=12, false"
  })
  void endsRulesThatGoOnOrNeverGiveAnything(String rule, boolean truncated) {
    for (var start : List.of("00010101T000000Z", "19700101T000000Z")) {
      var signals = assertTimeoutPreemptively(SOON, () -> signals(BERLIN, WEEKS, event("DTSTART:" + start, "RRULE:" + rule)));
      assertThat(signals.truncated()).isEqualTo(truncated);
    }
  }

  @Test
  void showsTheBeginningOfARuleThatGoesOn() {
    var signals = signals(BERLIN, WEEKS, event("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY;INTERVAL=7"));
    assertThat(signals.busy()).hasSize(Signals.MAX_BUSY);
    assertThat(signals.upcoming()).hasSize(Signals.MAX_UPCOMING);
    assertThat(signals.upcoming().getFirst().start()).isBetween(WEEKS.from(), WEEKS.from().plusSeconds(7));
  }

  @Test
  void findsTheRareInstanceOfAFineRule() {
    assertThat(starts(BERLIN, WEEKS, event("DTSTART:19990104T000000Z", "RRULE:FREQ=MINUTELY;BYDAY=MO;BYHOUR=9;BYMINUTE=0")))
        .containsExactly("2026-03-16T09:00Z", "2026-03-23T09:00Z", "2026-03-30T09:00Z");
    assertThat(starts(BERLIN, WEEKS, event("DTSTART:20260101T000000Z", "RRULE:FREQ=SECONDLY;INTERVAL=604800;COUNT=13")))
        .containsExactly("2026-03-19T00:00Z", "2026-03-26T00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,1,2,3,4,5,6,7",
      "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9;BYMINUTE=1,2,3,4,5,6,7,8,9,10;BYSECOND=1,2,3,4,5,6,7,8,9;BYSETPOS=1,2,3,4,5,6",
      "FREQ=YEARLY;INTERVAL=2000000000", "FREQ=WEEKLY;INTERVAL=0", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=many",
      "FREQ=DAILY;UNTIL=never", "INTERVAL=1", "FREQ=DAILY;BYDAY=XX", "FREQ=WEEKLY;BYMONTHDAY=1", "RSCALE=CHINESE;FREQ=YEARLY",
      "FREQ=DAILY;FREQ=WEEKLY", "nonsense", ";;;"})
  void refusesRulesThatAreNotToBeFollowed(String rule) {
    var calendar = parse(calendar(event("DTSTART:20260101T000000Z", "RRULE:" + rule)));
    assertThat(calendar.skipped()).extracting(SkippedComponent::code).containsExactly(Code.INVALID_RECURRENCE);
  }

  @Test
  void sharesItsStepsBetweenManyRulesWithoutEnd() {
    var file = components(3_000, i -> "DTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=" + (29 + i % 2))
        + "BEGIN:VEVENT\nUID:plain\nDTSTART:20260317T090000Z\nDURATION:PT1H\nSUMMARY:Plain\nEND:VEVENT";
    var calendar = parse(calendar(file));
    var signals = assertTimeoutPreemptively(SOON, () -> signals(calendar, BERLIN, WEEKS));
    assertThat(signals.upcoming()).extracting(Signals.Upcoming::title).contains("Plain");
    assertThat(signals.truncated()).isTrue();
  }

  @Test
  void readsTheLargestFileInAFewSeconds() {
    var description = "DESCRIPTION:" + "x".repeat(380);
    var file = calendar(components(20_000, i -> "DTSTART;TZID=Europe/Berlin:20200106T%02d%02d00\nDURATION:PT1M\nRRULE:FREQ=WEEKLY\n"
        .formatted(i / 60 % 24, i % 60) + description)).getBytes(StandardCharsets.UTF_8);
    assertThat(file.length).isBetween(CalendarFormat.MAX_BYTES * 9 / 10, CalendarFormat.MAX_BYTES);

    var calendar = assertTimeoutPreemptively(SOON, () -> parse(file));
    assertThat(calendar.components()).hasSize(20_000);
    var signals = assertTimeoutPreemptively(SOON, () -> signals(calendar, BERLIN, WEEKS));
    assertThat(signals.upcoming()).hasSize(Signals.MAX_UPCOMING);
    // What is kept is the text of the file, once.
    assertThat(calendar.components().stream().map(CalendarComponent::text).mapToLong(String::length).sum())
        .isLessThanOrEqualTo(file.length);
  }

  @Test
  void readsAFileOfNothingButZones() {
    var zones = IntStream.range(0, 10_000).mapToObj(i -> "BEGIN:VTIMEZONE\nTZID:Z" + i
        + "\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\n"
        + "TZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:" + i + "\nDTSTART;TZID=Z" + i
        + ":20260317T090000\nEND:VEVENT").collect(Collectors.joining("\n"));
    var calendar = assertTimeoutPreemptively(SOON, () -> parse(calendar(zones)));
    assertThat(calendar.components().size() + calendar.skipped().size()).isEqualTo(10_000);
    assertTimeoutPreemptively(SOON, () -> signals(calendar, BERLIN, WEEKS));
  }

  @Test
  void allocatesInProportionToTheFile() {
    var small = calendar(components(2_000, _ -> "DTSTART:20260317T090000Z\nDESCRIPTION:" + "y".repeat(400)));
    var large = calendar(components(16_000, _ -> "DTSTART:20260317T090000Z\nDESCRIPTION:" + "y".repeat(400)));
    parse(small);
    long once = allocatedBy(() -> parse(small));
    assertThat(allocatedBy(() -> parse(large))).isLessThan(once * 8 * 3 / 2);
    assertThat(once).isLessThan(30L * small.length());
  }

  private static long allocatedBy(Runnable run) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static String components(int count, IntFunction<String> lines) {
    return IntStream.range(0, count).mapToObj(i -> "BEGIN:VEVENT\nUID:u" + i + "\n" + lines.apply(i) + "\nEND:VEVENT\n")
        .collect(Collectors.joining());
  }
}
