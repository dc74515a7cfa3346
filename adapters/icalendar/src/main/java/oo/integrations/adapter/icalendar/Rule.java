package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.INVALID_RECURRENCE;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule (RFC 5545, 3.3.10), read strictly: a rule of which a part is not understood means something else than
 * it says.
 *
 * @param endless the rule without COUNT and UNTIL, which are applied here: the library steps through what it counts
 * @param count how many instances, DTSTART included
 * @param until the last moment or day on which an instance may begin
 */
record Rule(RecurrenceRule endless, @Nullable Integer count, @Nullable DateValue until) {

  private static final int MAX_TEXT = 2_000;
  private static final int MAX_SET = 4_000;
  private static final int MAX_YEARS = 50;

  static Rule parse(String text) throws BadComponent {
    if (text.length() > MAX_TEXT) {
      throw new BadComponent(INVALID_RECURRENCE, "RRULE is longer than " + MAX_TEXT + " characters");
    }
    var parts = new ArrayList<String>();
    Integer count = null;
    DateValue until = null;
    for (var part : Property.upper(text).split(";")) {
      var stripped = part.strip();
      if (stripped.startsWith("COUNT=")) {
        count = count(stripped.substring(6));
      } else if (stripped.startsWith("UNTIL=")) {
        until = until(stripped.substring(6));
      } else if (!stripped.isEmpty() && !stripped.startsWith("X-")) {
        parts.add(stripped);
      }
    }
    return new Rule(endless(String.join(";", parts)), count, until);
  }

  /** Whether only FREQ and INTERVAL are given, so that instances can be counted without looking at them. */
  boolean isPlain() {
    for (var part : Part.values()) {
      if (part.name().startsWith("BY") && endless.hasPart(part)) {
        return false;
      }
    }
    return !endless.hasPart(Part.RSCALE);
  }

  /**
   * Whether an instance at that local time is past UNTIL.
   *
   * @param day whether the series is of days; its UNTIL may still name a moment, as some calendars write it
   */
  boolean isPast(LocalDateTime local, boolean day, ZoneRules rules) {
    return switch (until) {
      case null -> false;
      case DateValue.Day(var date) -> local.toLocalDate().isAfter(date);
      case DateValue.Utc(var end) when day && end.toLocalTime().equals(LocalTime.MIDNIGHT) -> local.isAfter(end);
      case DateValue.Utc(var end) -> TimeZones.instant(local, rules).isAfter(end.toInstant(ZoneOffset.UTC));
      case DateValue.Floating(var end) -> local.isAfter(end);
      case DateValue.Zoned(var end, _) -> local.isAfter(end);
    };
  }

  private static RecurrenceRule endless(String text) throws BadComponent {
    try {
      var rule = new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
      checkInterval(rule);
      checkSet(rule);
      return rule;
    } catch (InvalidRecurrenceRuleException | RuntimeException e) {
      // The library throws several kinds of unchecked exceptions for rules that it cannot read.
      throw new BadComponent(INVALID_RECURRENCE, "RRULE is not a recurrence rule");
    }
  }

  /** An interval of centuries would leave the library's calendar; no calendar means one. */
  private static void checkInterval(RecurrenceRule rule) throws BadComponent {
    if (rule.getInterval() * (double) Period.of(rule).seconds() > MAX_YEARS * 366.0 * 86_400) {
      throw new BadComponent(INVALID_RECURRENCE, "RRULE has an INTERVAL of more than " + MAX_YEARS + " years");
    }
  }

  /** The library holds all instances of one period at once: every second of a year would fill the memory. */
  private static void checkSet(RecurrenceRule rule) throws BadComponent {
    long days = Math.max(1, Period.of(rule).seconds() / 86_400);
    boolean allDays = rule.getByDayPart() != null || rule.hasPart(Part.BYMONTHDAY) || rule.hasPart(Part.BYYEARDAY)
        || rule.hasPart(Part.BYWEEKNO);
    long set = (allDays ? Math.max(days, size(rule, Part.BYMONTHDAY)) : size(rule, Part.BYMONTH))
        * size(rule, Part.BYHOUR) * size(rule, Part.BYMINUTE) * size(rule, Part.BYSECOND) * size(rule, Part.BYSETPOS);
    if (set > MAX_SET) {
      throw new BadComponent(INVALID_RECURRENCE, "RRULE names more than " + MAX_SET + " instances a period");
    }
  }

  private static long size(RecurrenceRule rule, Part part) {
    List<Integer> values = rule.getByPart(part);
    return values == null ? 1 : values.size();
  }

  private static int count(String text) throws BadComponent {
    try {
      int count = Integer.parseInt(text.strip());
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new BadComponent(INVALID_RECURRENCE, "RRULE has a COUNT that is no positive number");
  }

  private static DateValue until(String text) throws BadComponent {
    try {
      return DateValue.parse("UNTIL", text, false, null);
    } catch (BadComponent e) {
      throw new BadComponent(INVALID_RECURRENCE, "RRULE has an UNTIL that is no date");
    }
  }
}
