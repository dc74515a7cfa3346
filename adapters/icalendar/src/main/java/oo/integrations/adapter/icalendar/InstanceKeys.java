package oo.integrations.adapter.icalendar;

import java.time.LocalDateTime;
import java.time.zone.ZoneRules;

/**
 * Names the instances of a series, so that RECURRENCE-ID and EXDATE find theirs however they are written: by day, by
 * floating time, or by moment, as the series itself is.
 */
final class InstanceKeys {

  private final DateValue anchor;
  private final ZoneRules rules;
  private final TimeZones zones;

  InstanceKeys(DateValue anchor, TimeZones zones) throws BadComponent {
    this.anchor = anchor;
    this.rules = zones.rules(anchor);
    this.zones = zones;
  }

  /** Of a RECURRENCE-ID or EXDATE; one without time means the whole day ({@link #ofDay}). */
  String of(DateValue value) throws BadComponent {
    return switch (anchor) {
      case DateValue.Day _ -> value.local().toLocalDate().toString();
      case DateValue.Floating _ when value instanceof DateValue.Utc || value instanceof DateValue.Zoned ->
          TimeZones.local(zones.instant(value), rules).toString();
      case DateValue.Floating _ -> value instanceof DateValue.Day(var day) ? day.toString() : value.local().toString();
      case DateValue.Utc _, DateValue.Zoned _ -> switch (value) {
        case DateValue.Day(var day) -> day.toString();
        case DateValue.Floating(var local) -> TimeZones.instant(local, rules).toString();
        case DateValue.Utc _, DateValue.Zoned _ -> zones.instant(value).toString();
      };
    };
  }

  /** Of an instance at a local time of the series. */
  String of(LocalDateTime local) {
    return switch (anchor) {
      case DateValue.Day _ -> local.toLocalDate().toString();
      case DateValue.Floating _ -> local.toString();
      case DateValue.Utc _, DateValue.Zoned _ -> TimeZones.instant(local, rules).toString();
    };
  }

  /** Of all that is on the day of a local time. */
  static String ofDay(LocalDateTime local) {
    return local.toLocalDate().toString();
  }
}
