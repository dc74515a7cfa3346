package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.INVALID_DURATION;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a component happens and how it recurs, before zones are looked at.
 *
 * @param start DTSTART
 * @param end DTEND or DUE, excluded; a day that a task without start is due on is itself
 * @param duration DURATION
 */
record Timing(
    @Nullable DateValue start, @Nullable DateValue end, @Nullable Span duration, List<Rule> rules, List<Extra> extras,
    List<DateValue> excluded) {

  private static final Span DAY = new Span(1, Duration.ZERO);

  /** An RDATE; {@code end} and {@code duration} are those of a PERIOD. */
  record Extra(DateValue start, @Nullable DateValue end, @Nullable Span duration) {}

  boolean recurs() {
    return !rules.isEmpty() || !extras.isEmpty();
  }

  /** What the instances are counted from: DTSTART, or DUE of a task that has no start. */
  @Nullable DateValue anchor() {
    return start == null ? end : start;
  }

  /**
   * How long each instance is. One that ends by DTEND keeps its exact length, days keep theirs in days (RFC 5545, 3.8.5.3);
   * a day that ends when it begins, as some write it, is a day.
   */
  Span span(TimeZones zones) throws BadComponent {
    if (start == null) {
      return end instanceof DateValue.Day ? DAY : Span.NONE;
    }
    return span(start, end, duration, zones);
  }

  static Span span(DateValue start, @Nullable DateValue end, @Nullable Span duration, TimeZones zones)
      throws BadComponent {
    if (end instanceof DateValue.Day(var last) && start instanceof DateValue.Day(var first)) {
      if (last.isBefore(first)) {
        throw backwards();
      }
      return new Span(Math.max(1, ChronoUnit.DAYS.between(first, last)), Duration.ZERO);
    }
    if (end != null) {
      var exact = Duration.between(zones.instant(start), zones.instant(end));
      if (exact.isNegative() && isBackwards(start, end)) {
        throw backwards();
      }
      // A start in a gap of the clock may be after an end that is written later; and who knows when a floating end is.
      return exact.isNegative() ? Span.NONE : new Span(0, exact);
    }
    if (duration != null) {
      return duration;
    }
    return start instanceof DateValue.Day ? DAY : Span.NONE;
  }

  private static boolean isBackwards(DateValue start, DateValue end) {
    boolean sameClock = start instanceof DateValue.Zoned(_, var zone) && end instanceof DateValue.Zoned(_, var other)
        ? zone.equals(other)
        : isFixed(start) == isFixed(end) && !isFixed(start);
    return sameClock ? end.local().isBefore(start.local()) : isFixed(start) && isFixed(end);
  }

  private static boolean isFixed(DateValue value) {
    return value instanceof DateValue.Utc || value instanceof DateValue.Zoned;
  }

  /** Fails when a zone is not known, or the end is before the start. */
  void check(TimeZones zones) throws BadComponent {
    var anchor = anchor();
    if (anchor != null) {
      zones.instant(anchor);
    }
    span(zones);
    for (var extra : extras) {
      span(extra.start(), extra.end(), extra.duration(), zones);
    }
    for (var date : excluded) {
      zones.rules(date);
    }
  }

  /** The TZIDs that have to be known. */
  Set<String> tzids() {
    var tzids = new HashSet<String>();
    add(tzids, start);
    add(tzids, end);
    extras.forEach(extra -> add(tzids, extra.start()));
    extras.forEach(extra -> add(tzids, extra.end()));
    excluded.forEach(date -> add(tzids, date));
    return tzids;
  }

  private static void add(Set<String> tzids, @Nullable DateValue value) {
    if (value instanceof DateValue.Zoned(LocalDateTime _, var tzid)) {
      tzids.add(tzid);
    }
  }

  private static BadComponent backwards() {
    return new BadComponent(INVALID_DURATION, "It ends before it begins");
  }
}
