package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.INVALID_DURATION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time: days of the calendar, then exact time (RFC 5545, 3.3.6). A day may have 23 or 25 hours.
 *
 * @param days nominal; weeks are seven of them
 */
record Span(long days, Duration time) {

  static final Span NONE = new Span(0, Duration.ZERO);

  private static final Pattern FORM = Pattern.compile(
      "([+-])?P(?:(\\d{1,5})W)?(?:(\\d{1,5})D)?(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,9})S)?)?");

  static Span parse(String name, String text) throws BadComponent {
    var matcher = FORM.matcher(Property.upper(text.strip()));
    if (!matcher.matches()) {
      throw new BadComponent(INVALID_DURATION, name + " is not a duration");
    }
    if ("-".equals(matcher.group(1))) {
      throw new BadComponent(INVALID_DURATION, name + " is negative");
    }
    var time = Duration.ofHours(number(matcher.group(4))).plusMinutes(number(matcher.group(5)))
        .plusSeconds(number(matcher.group(6)));
    return new Span(7 * number(matcher.group(2)) + number(matcher.group(3)), time);
  }

  Instant end(LocalDateTime start, ZoneRules rules) {
    return TimeZones.instant(start.plusDays(days), rules).plus(time);
  }

  /** The same as exact time, a day taken for 24 hours. */
  Duration exact() {
    return time.plusDays(days);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
