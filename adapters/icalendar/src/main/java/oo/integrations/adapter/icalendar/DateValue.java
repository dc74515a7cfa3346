package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.INVALID_DATE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A DATE or DATE-TIME value (RFC 5545, 3.3.4 and 3.3.5) before anything is known of zones. */
sealed interface DateValue {

  /** The date and time as written; midnight for a day. */
  LocalDateTime local();

  record Day(LocalDate date) implements DateValue {
    @Override
    public LocalDateTime local() {
      return date.atStartOfDay();
    }
  }

  record Floating(LocalDateTime local) implements DateValue {}

  record Utc(LocalDateTime local) implements DateValue {}

  record Zoned(LocalDateTime local, String tzid) implements DateValue {}

  /** @param property whose TZID and VALUE hold for {@code text}, one of its values */
  static DateValue parse(Property property, String text) throws BadComponent {
    return parse(property.name(), text, "DATE".equalsIgnoreCase(property.parameter("VALUE")), property.parameter("TZID"));
  }

  static DateValue parse(String name, String text, boolean day, @Nullable String tzid) throws BadComponent {
    var matcher = Form.DATE_TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw new BadComponent(INVALID_DATE, name + " is not a date or a date and time");
    }
    try {
      var date = LocalDate.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
      if (day || matcher.group(4) == null) {
        return new Day(date);
      }
      // A leap second is taken for the second before it: java.time has none.
      int second = Math.min(59, number(matcher.group(6)));
      var local = date.atTime(number(matcher.group(4)), number(matcher.group(5)), second);
      if (matcher.group(7) != null) {
        return new Utc(local);
      }
      return tzid == null || tzid.isBlank() ? new Floating(local) : new Zoned(local, tzid);
    } catch (DateTimeException e) {
      throw new BadComponent(INVALID_DATE, name + " names a day or a time that does not exist");
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** The pattern, kept out of the interface's own constants. */
  final class Form {
    static final Pattern DATE_TIME = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[Tt](\\d{2})(\\d{2})([0-5]\\d|60)([Zz])?)?");

    private Form() {}
  }
}
