package oo.integrations.adapter.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The overrides of a series that also change all later instances (RANGE=THISANDFUTURE), each until the next. */
final class Changes {

  /**
   * From an instance on, all are moved and described anew.
   *
   * @param move in local time of the series
   */
  record Change(Instant from, Duration move, Span span, Item item) {}

  private final List<Change> changes = new ArrayList<>();

  /** @param rules of the series */
  Changes(Collection<Item> overrides, ZoneRules rules, TimeZones zones) throws BadComponent {
    for (var item : overrides) {
      if (item.andFuture() && item.recurrenceId() != null) {
        var start = item.timing().anchor();
        var original = local(item.recurrenceId(), rules, zones);
        var moved = start == null ? original : local(start, rules, zones);
        changes.add(new Change(
            TimeZones.instant(original, rules), Duration.between(original, moved), item.timing().span(zones), item));
      }
    }
    changes.sort(Comparator.comparing(Change::from));
  }

  List<Change> all() {
    return changes;
  }

  /** What holds for an instance that was meant to begin then. */
  @Nullable Change at(Instant start) {
    Change last = null;
    for (var change : changes) {
      if (change.from().isAfter(start)) {
        break;
      }
      last = change;
    }
    return last;
  }

  private static LocalDateTime local(DateValue value, ZoneRules rules, TimeZones zones) throws BadComponent {
    return switch (value) {
      case DateValue.Day _, DateValue.Floating _ -> value.local();
      case DateValue.Utc _, DateValue.Zoned _ -> TimeZones.local(zones.instant(value), rules);
    };
  }
}
