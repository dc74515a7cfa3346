package oo.integrations.adapter.icalendar;

import static oo.integrations.adapter.icalendar.Calendars.BERLIN;
import static oo.integrations.adapter.icalendar.Calendars.event;
import static oo.integrations.adapter.icalendar.Calendars.signals;
import static oo.integrations.adapter.icalendar.Calendars.starts;
import static oo.integrations.adapter.icalendar.Calendars.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RFC 5545 says of recurrence, zones and changes of the clock. */
class RecurrenceTest {

  private static final Window SPRING = window("2026-03-27T00:00:00Z", "2026-04-01T00:00:00Z");
  private static final Window AUTUMN = window("2026-10-23T00:00:00Z", "2026-10-28T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
      // In a gap the offset before it holds; in an overlap the first of the two.
      "Europe/Berlin,       20260329T023000, 2026-03-29T01:30Z",
      "Europe/Berlin,       20260329T030000, 2026-03-29T01:00Z",
      "Europe/Berlin,       20261025T023000, 2026-10-25T00:30Z",
      "Europe/Berlin,       20261025T030000, 2026-10-25T02:00Z",
      "America/New_York,    20260308T023000, 2026-03-08T07:30Z",
      "America/New_York,    20261101T013000, 2026-11-01T05:30Z",
      "Australia/Lord_Howe, 20261004T021500, 2026-10-03T15:45Z",
      "Australia/Lord_Howe, 20260405T014500, 2026-04-04T14:45Z",
      "Asia/Kathmandu,      20260316T120000, 2026-03-16T06:15Z",
      "'Nepal Standard Time', 20260316T120000, 2026-03-16T06:15Z",
      "America/St_Johns,    20260316T120000, 2026-03-16T14:30Z"
  })
  void readsLocalTimesAtTheEdgesOfTheClock(String zone, String local, String expected) {
    assertThat(starts(BERLIN, window("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        event("DTSTART;TZID=" + zone + ":" + local))).containsExactly(expected);
  }

  @Test
  void keepsTheLocalTimeOfASeriesOverAChange() {
    var daily = event("DTSTART;TZID=Europe/Berlin:20250101T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY");
    assertThat(starts(BERLIN, SPRING, daily)).containsExactly(
        "2026-03-27T01:30Z", "2026-03-28T01:30Z", "2026-03-29T01:30Z", "2026-03-30T00:30Z", "2026-03-31T00:30Z");
    assertThat(starts(BERLIN, AUTUMN, daily)).containsExactly(
        "2026-10-23T00:30Z", "2026-10-24T00:30Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z", "2026-10-27T01:30Z");
  }

  @Test
  void findsInstancesWhereTheWindowItselfBeginsOrEndsInAChange() {
    var daily = event("DTSTART;TZID=Europe/Berlin:20250101T023000", "RRULE:FREQ=DAILY");
    assertThat(starts(BERLIN, window("2026-03-29T01:30:00Z", "2026-03-29T12:00:00Z"), daily))
        .containsExactly("2026-03-29T01:30Z");
    assertThat(starts(BERLIN, window("2026-10-24T12:00:00Z", "2026-10-25T01:15:00Z"), daily))
        .containsExactly("2026-10-25T00:30Z");
  }

  @Test
  void keepsAnExactLengthGivenByDtendAndANominalOneInDays() {
    var night = List.of("DTSTART;TZID=Europe/Berlin:20260320T220000", "RRULE:FREQ=DAILY");
    var exact = signals(BERLIN, SPRING, event(night.get(0), night.get(1), "DTEND;TZID=Europe/Berlin:20260321T060000"));
    assertThat(exact.busy()).contains(busy("2026-03-28T21:00:00Z", "2026-03-29T05:00:00Z"));
    var nominal = signals(BERLIN, SPRING, event("DTSTART;TZID=Europe/Berlin:20260328T220000", "DURATION:P1D"));
    assertThat(nominal.busy()).containsExactly(busy("2026-03-28T21:00:00Z", "2026-03-29T20:00:00Z"));
  }

  @Test
  void takesAnEventThatEndsInTheHourOfAGapForOneWithoutLength() {
    var signals = signals(BERLIN, SPRING, event(
        "DTSTART;TZID=Europe/Berlin:20260329T023000", "DTEND;TZID=Europe/Berlin:20260329T031500"));
    assertThat(signals.upcoming()).singleElement().satisfies(event -> assertThat(event.end()).isEqualTo(event.start()));
    assertThat(signals.busy()).isEmpty();
  }

  @Test
  void meansFloatingTimesAndDaysInTheUsersZone() {
    var floating = event("DTSTART:20260328T090000", "RRULE:FREQ=DAILY;COUNT=2");
    assertThat(starts(BERLIN, SPRING, floating)).containsExactly("2026-03-28T08:00Z", "2026-03-29T07:00Z");
    assertThat(starts(ZoneId.of("America/New_York"), SPRING, floating))
        .containsExactly("2026-03-28T13:00Z", "2026-03-29T13:00Z");
    var day = event("DTSTART;VALUE=DATE:20260328");
    assertThat(starts(ZoneId.of("Pacific/Auckland"), SPRING, day)).containsExactly("2026-03-27T11:00Z");
    assertThat(signals(BERLIN, SPRING, event("DTSTART;VALUE=DATE:20260329")).upcoming()).singleElement()
        .satisfies(event -> assertThat(event.end()).isEqualTo("2026-03-29T22:00:00Z"));
  }

  @Test
  void givesAnInstanceTheSameRefWhateverTheUsersZone() {
    var floating = event("DTSTART:20260328T090000", "RRULE:FREQ=DAILY;COUNT=2");
    assertThat(refs(signals(BERLIN, SPRING, floating)))
        .isEqualTo(refs(signals(ZoneId.of("Asia/Tokyo"), SPRING, floating))).doesNotHaveDuplicates().hasSize(2)
        .allMatch(ref -> ref.matches("[0-9a-f]{32}"));
  }

  @Test
  void keepsTheRefOfAnInstanceThatIsMoved() {
    var series = event("DTSTART:20260328T090000Z", "RRULE:FREQ=DAILY;COUNT=2");
    var moved = event("RECURRENCE-ID;TZID=Europe/Berlin:20260329T110000", "DTSTART:20260330T120000Z");
    assertThat(refs(signals(BERLIN, SPRING, series, moved))).isEqualTo(refs(signals(BERLIN, SPRING, series)));
  }

  @ParameterizedTest
  @CsvSource({
      "EXDATE;TZID=Europe/Berlin:20260328T090000",
      "EXDATE:20260328T080000Z",
      "EXDATE;TZID=America/New_York:20260328T040000",
      "EXDATE;TZID=W. Europe Standard Time:20260328T090000",
      "EXDATE:20260328T090000",
      "EXDATE;VALUE=DATE:20260328",
      "'EXDATE:20260301T080000Z,20260328T080000Z'"
  })
  void leavesOutAnInstanceHoweverItsExdateIsWritten(String exdate) {
    assertThat(starts(BERLIN, SPRING, event("DTSTART;TZID=Europe/Berlin:20260320T090000", "RRULE:FREQ=DAILY", exdate)))
        .containsExactly("2026-03-27T08:00Z", "2026-03-29T07:00Z", "2026-03-30T07:00Z", "2026-03-31T07:00Z");
  }

  @ParameterizedTest
  @CsvSource({"EXDATE;VALUE=DATE:20260328", "EXDATE:20260328T000000Z", "EXDATE;TZID=Europe/Berlin:20260328T000000"})
  void leavesOutADay(String exdate) {
    assertThat(starts(BERLIN, SPRING, event("DTSTART;VALUE=DATE:20260327", "RRULE:FREQ=DAILY;COUNT=3", exdate)))
        .containsExactly("2026-03-28T23:00Z");
  }

  @ParameterizedTest
  @CsvSource({
      // UTC: 07:00Z is the 09:00 of that day, after the change.
      "20260330T070000Z, 3", "20260330T065959Z, 2", "20260330T090000, 3", "20260330T085959, 2", "20260330, 3", "20260329, 2"
  })
  void endsWithUntilIncludingIt(String until, int expected) {
    assertThat(starts(BERLIN, window("2026-03-27T12:00:00Z", "2026-05-01T00:00:00Z"), event(
        "DTSTART;TZID=Europe/Berlin:20260320T090000", "RRULE:FREQ=DAILY;UNTIL=" + until))).hasSize(expected);
  }

  @ParameterizedTest
  @CsvSource({"20260329", "20260329T000000Z", "20260328T230000Z", "20260329T215959Z"})
  void endsDaysWithUntilHoweverItIsWritten(String until) {
    var window = window("2026-03-27T12:00:00Z", "2026-05-01T00:00:00Z");
    assertThat(starts(BERLIN, window, event("DTSTART;VALUE=DATE:20260320", "RRULE:FREQ=DAILY;UNTIL=" + until)))
        .containsExactly("2026-03-27T23:00Z", "2026-03-28T23:00Z");
  }

  @Test
  void countsInstancesFromDtstartOn() {
    var window = window("2026-03-09T00:00:00Z", "2026-12-01T00:00:00Z");
    assertThat(starts(BERLIN, window, event("DTSTART:20260302T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3")))
        .containsExactly("2026-03-09T09:00Z", "2026-03-16T09:00Z");
    // An excluded instance counts, and so does a DTSTART that does not fit its rule.
    assertThat(starts(BERLIN, window, event("DTSTART:20260302T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE:20260309T090000Z"))).containsExactly("2026-03-16T09:00Z");
    assertThat(starts(BERLIN, window, event("DTSTART:20260311T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3")))
        .containsExactly("2026-03-11T09:00Z", "2026-03-16T09:00Z", "2026-03-23T09:00Z");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "20240229T100000Z | FREQ=YEARLY | 2028-02-29T10:00Z 2032-02-29T10:00Z",
      "20240229T100000Z | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1 | 2026-02-28T10:00Z 2027-02-28T10:00Z 2028-02-29T10:00Z",
      "20260131T100000Z | FREQ=MONTHLY;COUNT=3 | 2026-01-31T10:00Z 2026-03-31T10:00Z 2026-05-31T10:00Z",
      "20250131T100000Z | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-01-30T10:00Z 2026-02-27T10:00Z 2026-03-31T10:00Z",
      "20250113T100000Z | FREQ=MONTHLY;BYDAY=2MO | 2026-01-12T10:00Z 2026-02-09T10:00Z 2026-03-09T10:00Z",
      "20190101T100000Z | FREQ=YEARLY;BYWEEKNO=20 | 2026-05-12T10:00Z 2027-05-18T10:00Z 2028-05-16T10:00Z",
      "20200131T100000Z | FREQ=MONTHLY | 2026-01-31T10:00Z 2026-03-31T10:00Z 2026-05-31T10:00Z",
      "20250101T100000Z | FREQ=YEARLY;BYYEARDAY=-1,1 | 2026-01-01T10:00Z 2026-12-31T10:00Z 2027-01-01T10:00Z",
      "20250303T100000Z | FREQ=WEEKLY;INTERVAL=26;BYDAY=MO,FR | 2026-03-02T10:00Z 2026-03-06T10:00Z 2026-08-31T10:00Z",
      "20250101T100000Z | FREQ=DAILY;INTERVAL=200 | 2026-02-05T10:00Z 2026-08-24T10:00Z 2027-03-12T10:00Z",
      "20200101T100000Z | FREQ=HOURLY;INTERVAL=8760 | 2026-12-30T10:00Z 2027-12-30T10:00Z 2028-12-29T10:00Z",
      "20250101T100000Z | FREQ=YEARLY;BYMONTH=3;BYDAY=FR;BYMONTHDAY=13 | 2026-03-13T10:00Z 2037-03-13T10:00Z 2043-03-13T10:00Z"
  })
  void followsRules(String start, String rule, String expected) {
    var window = window("2026-01-01T00:00:00Z", "2050-01-01T00:00:00Z");
    var found = starts(BERLIN, window, event("DTSTART:" + start, "RRULE:" + rule));
    var firsts = List.of(expected.split(" "));
    assertThat(found.subList(0, firsts.size())).isEqualTo(firsts);
  }

  @Test
  void addsRdatesAndTheirPeriods() {
    var signals = signals(BERLIN, SPRING, event("DTSTART:20260327T090000Z", "DTEND:20260327T100000Z",
        "RDATE:20260327T090000Z,20260328T090000Z",
        "RDATE;VALUE=PERIOD:20260329T090000Z/20260329T120000Z,20260330T090000Z/PT2H"));
    assertThat(signals.busy()).containsExactly(
        busy("2026-03-27T09:00:00Z", "2026-03-27T10:00:00Z"), busy("2026-03-28T09:00:00Z", "2026-03-28T10:00:00Z"),
        busy("2026-03-29T09:00:00Z", "2026-03-29T12:00:00Z"), busy("2026-03-30T09:00:00Z", "2026-03-30T11:00:00Z"));
    assertThat(signals.upcoming()).hasSize(4);
  }

  @Test
  void showsAnInstanceThatWasMovedIntoTheWindow() {
    var series = event("DTSTART:20260401T120000Z", "RRULE:FREQ=DAILY");
    var moved = event("RECURRENCE-ID:20260410T120000Z", "DTSTART:20260328T080000Z", "SUMMARY:Early");
    assertThat(starts(BERLIN, SPRING, series, moved)).containsExactly("2026-03-28T08:00Z");
  }

  @Test
  void showsAnOverrideWithoutItsSeries() {
    assertThat(starts(BERLIN, SPRING, event("RECURRENCE-ID:20260410T120000Z", "DTSTART:20260328T080000Z")))
        .containsExactly("2026-03-28T08:00Z");
  }

  @Test
  void leavesOutCancelledInstancesAndSeries() {
    var series = event("DTSTART:20260330T120000Z", "RRULE:FREQ=DAILY");
    var cancelled = event("RECURRENCE-ID:20260330T120000Z", "DTSTART:20260330T120000Z", "STATUS:CANCELLED");
    assertThat(starts(BERLIN, SPRING, series, cancelled)).containsExactly("2026-03-31T12:00Z");
    assertThat(starts(BERLIN, SPRING, event("DTSTART:20260330T120000Z", "RRULE:FREQ=DAILY", "STATUS:CANCELLED")))
        .isEmpty();
  }

  @Test
  void changesThisAndAllFollowingInstances() {
    var series = event("DTSTART;TZID=Europe/Berlin:20260326T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY", "SUMMARY:Old");
    var change = event("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260328T090000",
        "DTSTART;TZID=Europe/Berlin:20260328T100000", "DURATION:PT30M", "SUMMARY:New");
    var single = event("RECURRENCE-ID;TZID=Europe/Berlin:20260330T090000",
        "DTSTART;TZID=Europe/Berlin:20260330T150000", "SUMMARY:Once");
    var signals = signals(BERLIN, SPRING, series, change, single);
    assertThat(signals.upcoming()).extracting(event -> event.start() + " " + event.title()).containsExactly(
        "2026-03-27T08:00:00Z Old", "2026-03-28T09:00:00Z New", "2026-03-29T08:00:00Z New", "2026-03-30T13:00:00Z Once",
        "2026-03-31T08:00:00Z New");
    assertThat(signals.busy()).contains(busy("2026-03-31T08:00:00Z", "2026-03-31T08:30:00Z"));
  }

  @Test
  void movesFollowingInstancesIntoTheWindow() {
    var series = event("DTSTART:20260301T090000Z", "RRULE:FREQ=MONTHLY");
    var back = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260401T090000Z", "DTSTART:20260327T090000Z");
    assertThat(starts(BERLIN, SPRING, series, back)).containsExactly("2026-03-27T09:00Z");
    assertThat(starts(BERLIN, window("2026-04-20T00:00:00Z", "2026-04-28T00:00:00Z"), series, back))
        .containsExactly("2026-04-26T09:00Z");
    var ahead = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260301T090000Z", "DTSTART:20260328T090000Z");
    assertThat(starts(BERLIN, window("2026-04-20T00:00:00Z", "2026-05-01T00:00:00Z"), series, ahead))
        .containsExactly("2026-04-28T09:00Z");
  }

  @Test
  void endsASeriesByCancellingThisAndFuture() {
    var series = event("DTSTART:20260326T090000Z", "RRULE:FREQ=DAILY");
    var end = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260328T090000Z", "DTSTART:20260328T090000Z", "STATUS:CANCELLED");
    assertThat(starts(BERLIN, SPRING, series, end)).containsExactly("2026-03-27T09:00Z");
  }

  @Test
  void isBusyWithWhatBeganBeforeTheWindowAndLastsBeyondIt() {
    var signals = signals(BERLIN, SPRING, event("DTSTART:20260101T000000Z", "DTEND:20270101T000000Z"));
    assertThat(signals.busy()).containsExactly(new Signals.Busy(SPRING.from(), SPRING.to()));
    assertThat(signals.upcoming()).isEmpty();
  }

  @Test
  void expandsARecurringDay() {
    assertThat(starts(BERLIN, SPRING, event("DTSTART;VALUE=DATE:20250101", "RRULE:FREQ=WEEKLY;BYDAY=SA,SU,MO")))
        .containsExactly("2026-03-27T23:00Z", "2026-03-28T23:00Z", "2026-03-29T22:00Z");
  }

  private static List<String> refs(Signals signals) {
    return signals.upcoming().stream().map(Signals.Upcoming::ref).toList();
  }

  private static Signals.Busy busy(String from, String to) {
    return new Signals.Busy(Instant.parse(from), Instant.parse(to));
  }
}
