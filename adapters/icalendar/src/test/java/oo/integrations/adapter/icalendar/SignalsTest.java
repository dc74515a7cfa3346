package oo.integrations.adapter.icalendar;

import static oo.integrations.adapter.icalendar.Calendars.BERLIN;
import static oo.integrations.adapter.icalendar.Calendars.calendar;
import static oo.integrations.adapter.icalendar.Calendars.event;
import static oo.integrations.adapter.icalendar.Calendars.parse;
import static oo.integrations.adapter.icalendar.Calendars.signals;
import static oo.integrations.adapter.icalendar.Calendars.task;
import static oo.integrations.adapter.icalendar.Calendars.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Signals.Task;
import oo.integrations.domain.Signals.Upcoming;
import oo.integrations.domain.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {

  private static final Window WEEK = window("2026-03-16T00:00:00Z", "2026-03-23T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
      "TRANSP:OPAQUE, true", "X-A:b, true", "STATUS:TENTATIVE, true", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE, true",
      "TRANSP:TRANSPARENT, false", "STATUS:CANCELLED, false", "X-MICROSOFT-CDO-BUSYSTATUS:FREE, false",
      "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE, false", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE, false"
  })
  void tellsWhichEventsTakeTime(String line, boolean busy) {
    var signals = signals(BERLIN, WEEK, event("DTSTART:20260317T090000Z", "DURATION:PT1H", line));
    assertThat(signals.busy()).hasSize(busy ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
      "X-A:b, false", "TRANSP:OPAQUE, false", "X-MICROSOFT-CDO-BUSYSTATUS:OOF, true",
      "X-MICROSOFT-CDO-BUSYSTATUS:BUSY, true", "X-MICROSOFT-CDO-BUSYSTATUS:FREE, false"
  })
  void takesAWholeDayOnlyWhereItIsMarked(String line, boolean busy) {
    var signals = signals(BERLIN, WEEK, event("DTSTART;VALUE=DATE:20260317", line));
    assertThat(signals.busy()).hasSize(busy ? 1 : 0);
    assertThat(signals.upcoming()).singleElement().matches(Upcoming::allDay);
  }

  @Test
  void joinsBusyTimesThatTouchOrOverlap() {
    var signals = signals(BERLIN, WEEK, named("a", "DTSTART:20260317T090000Z", "DURATION:PT1H"),
        named("b", "DTSTART:20260317T100000Z", "DURATION:PT30M"), named("c", "DTSTART:20260317T101500Z", "DURATION:PT1H"),
        named("d", "DTSTART:20260317T090000Z", "DURATION:PT0S"), named("e", "DTSTART:20260317T111501Z", "DURATION:PT1S"));
    assertThat(signals.busy()).containsExactly(
        new Signals.Busy(Instant.parse("2026-03-17T09:00:00Z"), Instant.parse("2026-03-17T11:15:00Z")),
        new Signals.Busy(Instant.parse("2026-03-17T11:15:01Z"), Instant.parse("2026-03-17T11:15:02Z")));
    assertThat(signals.upcoming()).hasSize(5);
  }

  @Test
  void keepsTheSoonestAndSaysSo() {
    var events = IntStream.range(0, 300).mapToObj(i -> named("u" + i, "DTSTART:20260317T%02d%02d00Z".formatted(i / 60, i % 60)))
        .toArray(String[]::new);
    var signals = signals(BERLIN, WEEK, events);
    assertThat(signals.upcoming()).hasSize(Signals.MAX_UPCOMING);
    assertThat(signals.upcoming().getLast().start()).isEqualTo("2026-03-17T03:19:00Z");
    assertThat(signals.truncated()).isTrue();
  }

  @Test
  void ordersTasksByDueDateThenPriority() {
    var tasks = signals(BERLIN, WEEK, namedTask("no date, low", "PRIORITY:9"), namedTask("no date"),
        namedTask("no date, high", "PRIORITY:1"), namedTask("late", "DUE:20260401T000000Z"),
        namedTask("overdue", "DUE:20260101T000000Z"), namedTask("nonsense", "PRIORITY:high", "DUE:20260402T000000Z")).tasks();
    assertThat(tasks).extracting(Task::title)
        .containsExactly("overdue", "late", "nonsense", "no date, high", "no date, low", "no date");
    assertThat(tasks).allMatch(task -> task.ref().matches("[0-9a-f]{32}"));
  }

  @Test
  void tellsWhenATaskWasWrittenDownWhereThatIsWellSaid() {
    var tasks = signals(BERLIN, WEEK, namedTask("a", "DUE:20260401T000000Z", "CREATED:20260310T100000Z"),
        namedTask("b", "DUE:20260402T000000Z", "CREATED:long ago"), namedTask("c", "DUE:20260403T000000Z")).tasks();
    assertThat(tasks).extracting(Task::createdAt)
        .containsExactly(Instant.parse("2026-03-10T10:00:00Z"), null, null);
  }

  @Test
  void keepsAHundredTasks() {
    var many = IntStream.range(0, 101).mapToObj(i -> namedTask("t" + i, "DUE:20260317T0000%02dZ".formatted(i % 60)));
    var signals = signals(BERLIN, WEEK, many.toArray(String[]::new));
    assertThat(signals.tasks()).hasSize(100);
    assertThat(signals.truncated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "STATUS:COMPLETED", "STATUS:CANCELLED", "PERCENT-COMPLETE:100", "COMPLETED:20260101T000000Z",
      "STATUS:IN-PROCESS\nPERCENT-COMPLETE:100", "DTSTART:20260323T000000Z"})
  void leavesOutTasksThatAreDoneOrNotYetBegun(String lines) {
    assertThat(signals(BERLIN, WEEK, task(lines)).tasks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:99", "STATUS:NEEDS-ACTION\nCOMPLETED:20260101T000000Z",
      "DTSTART:20260322T235959Z"})
  void keepsTasksThatAreOpen(String lines) {
    assertThat(signals(BERLIN, WEEK, task(lines)).tasks()).hasSize(1);
  }

  @Test
  void readsDueFromStartAndDuration() {
    assertThat(signals(BERLIN, WEEK, task("DTSTART:20260317T090000Z", "DURATION:P1DT1H")).tasks()).singleElement()
        .satisfies(task -> {
          assertThat(task.due()).isEqualTo("2026-03-18T10:00:00Z");
          assertThat(task.estimate()).isEqualTo(Duration.ofHours(25));
        });
    assertThat(signals(BERLIN, WEEK, task("DTSTART:20260317T090000Z")).tasks()).singleElement()
        .satisfies(task -> assertThat(task.due()).isNull());
  }

  @Test
  void givesTheLatestInstanceOfARecurringTask() {
    assertThat(due(task("DTSTART:20200101T080000Z", "DUE:20200101T090000Z", "RRULE:FREQ=DAILY")))
        .containsExactly("2026-03-15T09:00:00Z");
    assertThat(due(task("DTSTART:20200316T000000Z", "DUE:20200316T010000Z", "RRULE:FREQ=YEARLY")))
        .containsExactly("2026-03-16T01:00:00Z");
    assertThat(due(task("DTSTART:20200401T080000Z", "DUE:20200401T090000Z", "RRULE:FREQ=YEARLY")))
        .containsExactly("2025-04-01T09:00:00Z");
    assertThat(due(task("DTSTART:20260320T080000Z", "DUE:20260320T090000Z", "RRULE:FREQ=DAILY")))
        .containsExactly("2026-03-20T09:00:00Z");
    assertThat(due(task("DUE:20200101T090000Z", "RRULE:FREQ=DAILY"))).containsExactly("2026-03-16T09:00:00Z");
  }

  @Test
  void goesOnWhenTheLatestInstanceIsDone() {
    var series = task("DTSTART:20260309T080000Z", "DUE:20260309T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3");
    var done = task("RECURRENCE-ID:20260309T080000Z", "DTSTART:20260309T080000Z", "STATUS:COMPLETED");
    assertThat(due(series)).containsExactly("2026-03-09T09:00:00Z");
    assertThat(due(series, done)).containsExactly("2026-03-16T09:00:00Z");
    var next = task("RECURRENCE-ID:20260316T080000Z", "DTSTART:20260316T080000Z", "STATUS:COMPLETED");
    assertThat(due(series, done, next)).isEmpty();
  }

  @Test
  void countsPeopleButNoRooms() {
    assertThat(signals(BERLIN, WEEK, event("DTSTART:20260317T090000Z", "LOCATION:here", "ATTENDEE:mailto:a@b",
        "ATTENDEE;CUTYPE=GROUP:mailto:b@b", "ATTENDEE;CUTYPE=ROOM:mailto:c@b")).upcoming()).singleElement()
        .satisfies(event -> {
          assertThat(event.attendees()).isEqualTo(2);
          assertThat(event.hasLocation()).isTrue();
        });
  }

  @Test
  void readsAnEventAndATaskOfTheSameUidApart() {
    var event = parse(calendar(named("x", "DTSTART:20260317T090000Z", "DURATION:PT1H"))).components().getFirst();
    var task = parse(calendar("BEGIN:VTODO\nUID:x\nEND:VTODO")).components().getFirst();
    var signals = new IcalCalendarFormat().signals(List.of(event, task), List.of(), BERLIN, WEEK);
    assertThat(signals.busy()).hasSize(1);
    assertThat(signals.tasks()).hasSize(1);
  }

  @Test
  void saysSoWhenAZoneIsNoLongerKnown() {
    var zone = "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
        + "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE";
    var calendar = parse(calendar(event("DTSTART;TZID=Mine:20260317T080000"), zone));
    var signals = new IcalCalendarFormat().signals(calendar.components(), List.of(), BERLIN, WEEK);
    assertThat(signals.upcoming()).isEmpty();
    assertThat(signals.truncated()).isTrue();
  }

  private static List<String> due(String... components) {
    return signals(BERLIN, WEEK, components).tasks().stream().map(task -> String.valueOf(task.due())).toList();
  }

  private static String named(String uid, String... lines) {
    return "BEGIN:VEVENT\nUID:" + uid + "\n" + String.join("\n", lines) + "\nEND:VEVENT";
  }

  private static String namedTask(String title, String... lines) {
    return "BEGIN:VTODO\nUID:" + title + "\nSUMMARY:" + title + "\n" + String.join("\n", lines)
        + (lines.length == 0 ? "" : "\n") + "END:VTODO";
  }
}
