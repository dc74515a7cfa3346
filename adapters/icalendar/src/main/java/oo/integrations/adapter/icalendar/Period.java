package oo.integrations.adapter.icalendar;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;

/** One FREQ of a rule; {@code seconds} is its usual length. */
enum Period {
  SECONDLY(ChronoUnit.SECONDS, 1),
  MINUTELY(ChronoUnit.MINUTES, 60),
  HOURLY(ChronoUnit.HOURS, 3_600),
  DAILY(ChronoUnit.DAYS, 86_400),
  WEEKLY(ChronoUnit.WEEKS, 7 * 86_400),
  MONTHLY(ChronoUnit.MONTHS, 31 * 86_400),
  YEARLY(ChronoUnit.YEARS, 366 * 86_400);

  private final ChronoUnit unit;
  private final long seconds;

  Period(ChronoUnit unit, long seconds) {
    this.unit = unit;
    this.seconds = seconds;
  }

  static Period of(RecurrenceRule rule) {
    return valueOf(rule.getFreq().name());
  }

  long seconds() {
    return seconds;
  }

  /**
   * Whether a rule that starts at {@code start} gives the same later instances when it starts whole intervals later: not
   * where the day of the start may be missing there, or gives its weekday to BYWEEKNO.
   */
  boolean canStartLater(RecurrenceRule rule, LocalDateTime start) {
    return switch (this) {
      case SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY -> true;
      case MONTHLY -> start.getDayOfMonth() <= 28 && !rule.hasPart(Part.RSCALE);
      case YEARLY -> start.getDayOfMonth() <= 28 && !rule.hasPart(Part.RSCALE) && !rule.hasPart(Part.BYWEEKNO);
    };
  }

  /** How many whole intervals fit between. */
  long intervals(LocalDateTime from, LocalDateTime to, int interval) {
    return from.isAfter(to) ? 0 : unit.between(from, to) / interval;
  }

  LocalDateTime later(LocalDateTime start, long intervals, int interval) {
    return start.plus(intervals * interval, unit);
  }
}
