package oo.integrations.adapter.icalendar;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Walks the instances of one rule within a stretch of local time, in order.
 *
 * <p>The library is given floating times only; what a local time means in its zone is decided elsewhere. It steps from
 * DTSTART one by one, looks through some thousand periods without an instance and then throws; so the walk starts
 * it whole intervals later where that changes nothing, and starts it anew behind such a run.
 */
final class RuleWalk {

  private static final int EMPTY_RUN = 1_000;
  /** Within a day all parts but BYSETPOS only filter, where the library looks further: 4,320 periods. */
  private static final int EMPTY_RUN_WITHIN_DAYS = 4_000;

  private final Rule rule;
  private final LocalDateTime start;
  private final Predicate<LocalDateTime> past;
  private final Steps steps;
  private final Period period;
  private final int interval;
  private long left;
  private LocalDateTime reached;

  /** @param past whether an instance is past the rule's end */
  RuleWalk(Rule rule, LocalDateTime start, Predicate<LocalDateTime> past, Steps steps) {
    this.rule = rule;
    this.start = start;
    this.past = past;
    this.steps = steps;
    this.period = Period.of(rule.endless());
    this.interval = rule.endless().getInterval();
    this.left = rule.count() == null ? Long.MAX_VALUE : rule.count();
    this.reached = start;
  }

  /**
   * @param each is told every instance from {@code from} on and before {@code to}; false ends the walk
   * @return false when a bound or {@code each} ended it
   */
  boolean walk(LocalDateTime from, LocalDateTime to, Predicate<LocalDateTime> each) {
    boolean canStartLater = period.canStartLater(rule.endless(), start);
    var anchor = canStartLater ? anchorBefore(from) : start;
    while (anchor.isBefore(to)) {
      reached = anchor;
      try {
        return walkFrom(anchor, from, to, each);
      } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
        // So the library tells of a long run of periods without an instance.
        if (!steps.take(EMPTY_RUN_WITHIN_DAYS)) {
          return false;
        }
        if (!canStartLater) {
          return true;
        }
        anchor = period.later(start, period.intervals(start, reached, interval) + emptyRun(), interval);
      }
    }
    return true;
  }

  private int emptyRun() {
    boolean withinDays = period.seconds() < Period.DAILY.seconds() && !rule.endless().hasPart(Part.BYSETPOS);
    return withinDays ? EMPTY_RUN_WITHIN_DAYS : EMPTY_RUN;
  }

  /** The last start that leaves at least one whole interval before {@code from}, counting off what is passed over. */
  private LocalDateTime anchorBefore(LocalDateTime from) {
    long skipped = Math.max(0, period.intervals(start, from, interval) - 1);
    if (rule.count() != null) {
      if (!rule.isPlain()) {
        return start;
      }
      left -= skipped;
    }
    return period.later(start, skipped, interval);
  }

  private boolean walkFrom(LocalDateTime anchor, LocalDateTime from, LocalDateTime to, Predicate<LocalDateTime> each) {
    var instances = rule.endless().iterator(floating(anchor));
    if (anchor.equals(start) && rule.count() != null && !peek(instances).equals(start)) {
      // DTSTART counts as the first instance, also where it does not fit the rule.
      left--;
    }
    while (left > 0 && instances.hasNext()) {
      var local = peek(instances);
      if (!steps.take(2 + period.intervals(reached, local, interval))) {
        return false;
      }
      reached = local;
      left--;
      if (!local.isBefore(to) || past.test(local)) {
        return true;
      }
      if (!local.isBefore(from) && !each.test(local)) {
        return false;
      }
      instances.nextMillis();
    }
    return true;
  }

  private static LocalDateTime peek(RecurrenceRuleIterator instances) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(instances.peekMillis(), 1_000L), 0, ZoneOffset.UTC);
  }

  private static DateTime floating(LocalDateTime local) {
    return new DateTime(local.getYear(), local.getMonthValue() - 1, local.getDayOfMonth(), local.getHour(),
        local.getMinute(), local.getSecond());
  }
}
