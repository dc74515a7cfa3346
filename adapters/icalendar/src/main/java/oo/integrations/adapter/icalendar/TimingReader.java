package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.INVALID_DATE;
import static oo.integrations.domain.SkippedComponent.Code.INVALID_RECURRENCE;
import static oo.integrations.domain.SkippedComponent.Code.TOO_LONG;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads DTSTART, DTEND, DUE, DURATION and the recurrence of a component. */
final class TimingReader {

  private static final int MAX_DATES = 10_000;
  private static final int MAX_RULES = 8;

  private final RawComponent raw;

  TimingReader(RawComponent raw) {
    this.raw = raw;
  }

  /** @param endName DTEND or DUE */
  Timing read(String endName) throws BadComponent {
    var start = date("DTSTART");
    var duration = raw.value("DURATION");
    return new Timing(
        start, endName.equals("DUE") ? due(start) : date(endName), duration == null ? null : Span.parse("DURATION", duration), rules(), extras(),
        excluded());
  }

  /** A task that is due on a day may be done on that day, unlike an event that ends on it. */
  private @Nullable DateValue due(@Nullable DateValue start) throws BadComponent {
    var due = date("DUE");
    return start != null && due instanceof DateValue.Day(var day) ? new DateValue.Day(day.plusDays(1)) : due;
  }

  @Nullable DateValue date(String name) throws BadComponent {
    var property = raw.first(name);
    return property == null || property.value().isBlank() ? null : DateValue.parse(property, property.value());
  }

  private List<Rule> rules() throws BadComponent {
    if (raw.first("EXRULE") != null) {
      throw new BadComponent(INVALID_RECURRENCE, "EXRULE is not supported: RFC 5545 took it out");
    }
    var rules = new ArrayList<Rule>(1);
    for (var property : raw.all("RRULE")) {
      if (!property.value().isBlank()) {
        rules.add(Rule.parse(property.value()));
      }
    }
    if (rules.size() > MAX_RULES) {
      throw new BadComponent(INVALID_RECURRENCE, "There are more than " + MAX_RULES + " RRULEs");
    }
    return List.copyOf(rules);
  }

  private List<Timing.Extra> extras() throws BadComponent {
    var extras = new ArrayList<Timing.Extra>(0);
    for (var property : raw.all("RDATE")) {
      for (var text : property.value().split(",")) {
        if (!text.isBlank()) {
          extras.add(extra(property, text));
          checkSize(extras);
        }
      }
    }
    return List.copyOf(extras);
  }

  private static Timing.Extra extra(Property property, String text) throws BadComponent {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new Timing.Extra(DateValue.parse(property, text), null, null);
    }
    var start = DateValue.parse(property, text.substring(0, slash));
    var end = text.substring(slash + 1).strip();
    if (start instanceof DateValue.Day || end.isEmpty()) {
      throw new BadComponent(INVALID_DATE, "RDATE has a period that is none");
    }
    return Character.isDigit(end.charAt(0))
        ? new Timing.Extra(start, DateValue.parse(property, end), null)
        : new Timing.Extra(start, null, Span.parse("RDATE", end));
  }

  private List<DateValue> excluded() throws BadComponent {
    var excluded = new ArrayList<DateValue>(0);
    for (var property : raw.all("EXDATE")) {
      for (var text : property.value().split(",")) {
        if (!text.isBlank()) {
          excluded.add(DateValue.parse(property, text));
          checkSize(excluded);
        }
      }
    }
    return List.copyOf(excluded);
  }

  private static void checkSize(List<?> dates) throws BadComponent {
    if (dates.size() > MAX_DATES) {
      throw new BadComponent(TOO_LONG, "There are more than " + MAX_DATES + " dates in RDATE or EXDATE");
    }
  }
}
