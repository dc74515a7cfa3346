package oo.integrations.adapter.icalendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import oo.integrations.domain.Window;
import org.jspecify.annotations.Nullable;

/** All components of one UID: the one that recurs, and those that stand in for its instances. */
final class Series {

  /** A nominal day may have an hour or more beyond 24, and a move in local time may cross a change of the clock. */
  private static final Duration MARGIN = Duration.ofDays(1);
  private static final Comparator<Item> NEWEST = Comparator.comparingInt(Item::sequence)
      .thenComparing(Item::stamp, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final @Nullable Item master;
  private final Map<String, Item> overrides = new HashMap<>();
  private final TimeZones zones;
  private final Steps steps;

  Series(List<Item> items, TimeZones zones, Steps steps) throws BadComponent {
    this.zones = zones;
    this.steps = steps;
    this.master = items.stream().filter(item -> item.recurrenceId() == null).max(NEWEST).orElse(null);
    for (var item : items) {
      if (item.recurrenceId() != null) {
        overrides.merge(key(item.recurrenceId()), item, (a, b) -> NEWEST.compare(a, b) < 0 ? b : a);
      }
    }
  }

  @Nullable Item master() {
    return master;
  }

  boolean recurs() {
    return !overrides.isEmpty() || (master != null && master.timing().recurs());
  }

  /**
   * @param each is told of every instance that touches the window, in no order
   * @return false when a bound cut it off
   */
  boolean expand(Window window, Consumer<Occurrence> each) throws BadComponent {
    if (master != null && master.facts().cancelled()) {
      return true;
    }
    Consumer<Occurrence> touching = occurrence -> {
      if (occurrence.touches(window)) {
        each.accept(occurrence);
      }
    };
    for (var override : overrides.entrySet()) {
      override(override.getKey(), override.getValue(), touching);
    }
    var anchor = master == null ? null : master.timing().anchor();
    return master == null || anchor == null || expandMaster(master, anchor, window, touching);
  }

  private void override(String key, Item item, Consumer<Occurrence> each) throws BadComponent {
    var start = item.timing().anchor() == null ? item.recurrenceId() : item.timing().anchor();
    if (start != null) {
      each.accept(occurrence(key, start.local(), zones.rules(start), item.timing().span(zones), item));
    }
  }

  private boolean expandMaster(Item item, DateValue anchor, Window window, Consumer<Occurrence> each)
      throws BadComponent {
    var rules = zones.rules(anchor);
    var changes = new Changes(overrides.values(), rules, zones);
    var keys = new InstanceKeys(anchor, zones);
    var without = new HashSet<>(overrides.keySet());
    for (var excluded : item.timing().excluded()) {
      without.add(keys.of(excluded));
    }
    var instances = new Instances(anchor, item.timing(), zones, keys, without, widened(window, item, changes.all()), steps);
    boolean complete = instances.find(zones);
    instances.found().forEach((start, instance) -> {
      var key = recurs() ? keys.of(instance.local()) : "";
      var change = changes.at(start);
      each.accept(change == null
          ? occurrence(key, instance.local(), rules, instance.span(), item)
          : occurrence(key, instance.local().plus(change.move()), rules, change.span(), change.item()));
    });
    return complete;
  }

  private static Occurrence occurrence(String key, LocalDateTime local, ZoneRules rules, Span span, Item item) {
    return new Occurrence(key, TimeZones.instant(local, rules), span.end(local, rules), item);
  }

  /** So wide that what lasts into the window, or was moved into it, is in it. */
  private Window widened(Window window, Item item, List<Changes.Change> changes) throws BadComponent {
    var span = item.timing().span(zones);
    boolean exact = span.days() == 0;
    var longest = span.exact();
    for (var extra : item.timing().extras()) {
      var own = Timing.span(extra.start(), extra.end(), extra.duration(), zones);
      exact &= own.days() == 0;
      longest = longer(longest, own.exact());
    }
    var forward = Duration.ZERO;
    var back = Duration.ZERO;
    for (var change : changes) {
      longest = longer(longest, change.span().exact());
      forward = longer(forward, change.move());
      back = longer(back, change.move().negated());
    }
    var margin = exact && changes.isEmpty() ? Duration.ZERO : MARGIN;
    return new Window(
        window.from().minus(longest).minus(forward).minus(margin), window.to().plus(back).plus(margin));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private String key(DateValue recurrenceId) throws BadComponent {
    var anchor = master == null ? null : master.timing().anchor();
    return new InstanceKeys(anchor == null ? recurrenceId : anchor, zones).of(recurrenceId);
  }
}
