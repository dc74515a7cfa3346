package oo.integrations.adapter.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Starting a rule close to the window must give what stepping through it from DTSTART gives. */
class RuleWalkTest {

  private static final int STEPS = 20_000;

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void givesWhatTheLibraryGivesStepByStep(
      @ForAll("rules") String rule, @ForAll("starts") LocalDateTime start, @ForAll("offsets") int days) throws Exception {
    var from = start.plusDays(days);
    var to = from.plusDays(40);
    var expected = stepByStep(rule, start, from, to);

    var found = new ArrayList<LocalDateTime>();
    boolean complete = new RuleWalk(Rule.parse(rule), start, _ -> false, new Steps()).walk(from, to, found::add);

    assertThat(complete).isTrue();
    assertThat(found).isEqualTo(expected);
  }

  @Provide
  Arbitrary<LocalDateTime> starts() {
    var days = Arbitraries.integers().between(0, 1_500).map(day -> LocalDate.of(2019, 1, 1).plusDays(day));
    var lastDays = days.map(day -> day.withDayOfMonth(day.lengthOfMonth()));
    return Combinators.combine(Arbitraries.oneOf(days, lastDays), Arbitraries.integers().between(0, 86_399))
        .as((day, second) -> day.atStartOfDay().plusSeconds(second));
  }

  @Provide
  Arbitrary<Integer> offsets() {
    return Arbitraries.integers().between(0, 2_500);
  }

  @Provide
  Arbitrary<String> rules() {
    var interval = Arbitraries.integers().between(1, 5).map(i -> ";INTERVAL=" + i);
    var count = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")),
        Tuple.of(1, Arbitraries.integers().between(1, 400).map(i -> ";COUNT=" + i)));
    var weekdays = Arbitraries.of("MO", "TU", "WE", "TH", "FR", "SA", "SU").set().ofMinSize(1).ofMaxSize(4).map(RuleWalkTest::joined);
    var byday = weekdays.map(days -> ";BYDAY=" + days);
    var monthdays = Arbitraries.of("1", "13", "28", "31", "-1", "-5").set().ofMinSize(1).ofMaxSize(3).map(d -> ";BYMONTHDAY=" + joined(d));
    var months = Arbitraries.of("1", "2", "3", "6", "10", "12").set().ofMinSize(1).ofMaxSize(4).map(m -> ";BYMONTH=" + joined(m));
    var hours = Arbitraries.of("0", "9", "14", "23").set().ofMinSize(1).ofMaxSize(2).map(h -> ";BYHOUR=" + joined(h));
    var none = Arbitraries.just("");
    var setpos = Arbitraries.of("", ";BYSETPOS=1", ";BYSETPOS=-1");
    return Arbitraries.oneOf(
        all("FREQ=HOURLY", List.of(Arbitraries.integers().between(5, 60).map(i -> ";INTERVAL=" + i), Arbitraries.oneOf(none, byday), none, count)),
        all("FREQ=DAILY", List.of(interval, Arbitraries.oneOf(none, byday, months), Arbitraries.oneOf(none, hours), count)),
        all("FREQ=WEEKLY", List.of(interval, Arbitraries.oneOf(none, byday), Arbitraries.of("", ";WKST=SU"), count)),
        all("FREQ=MONTHLY", List.of(interval, Arbitraries.oneOf(byday, monthdays), setpos, count)),
        all("FREQ=MONTHLY", List.of(interval, none, none, count)),
        all("FREQ=YEARLY", List.of(interval, months, Arbitraries.oneOf(none, monthdays, byday), count)),
        all("FREQ=YEARLY", List.of(interval, Arbitraries.oneOf(none, byday), none, count)),
        all("FREQ=YEARLY", List.of(interval, Arbitraries.just(";BYWEEKNO=1,20,52"), Arbitraries.oneOf(none, byday), count)));
  }

  private static Arbitrary<String> all(String frequency, List<Arbitrary<String>> parts) {
    return Combinators.combine(parts).as(values -> frequency + String.join("", values));
  }

  private static String joined(Set<String> values) {
    return values.stream().sorted().collect(Collectors.joining(","));
  }

  /** As the library counts, but that DTSTART counts too. */
  private static List<LocalDateTime> stepByStep(String rule, LocalDateTime start, LocalDateTime from, LocalDateTime to)
      throws Exception {
    var parsed = new RecurrenceRule(rule.replaceAll(";COUNT=\\d+", ""), RfcMode.RFC5545_STRICT);
    long left = rule.contains("COUNT=") ? Long.parseLong(rule.replaceAll(".*COUNT=(\\d+).*", "$1")) : Long.MAX_VALUE;
    var found = new ArrayList<LocalDateTime>();
    RecurrenceRuleIterator instances;
    try {
      instances = parsed.iterator(new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth(),
          start.getHour(), start.getMinute(), start.getSecond()));
    } catch (IllegalArgumentException e) {
      // Every 42 hours on a Monday, counted from a Tuesday: never.
      return found;
    }
    for (int i = 0; i < STEPS; i++) {
      var local = LocalDateTime.ofEpochSecond(instances.nextMillis() / 1_000, 0, ZoneOffset.UTC);
      if (i == 0 && !local.equals(start)) {
        left--;
      }
      if (left-- <= 0 || !local.isBefore(to)) {
        return found;
      }
      if (!local.isBefore(from)) {
        found.add(local);
      }
    }
    throw new AssertionError("the test's own steps do not suffice");
  }
}
