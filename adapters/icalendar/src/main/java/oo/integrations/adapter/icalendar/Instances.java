package oo.integrations.adapter.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import oo.integrations.domain.Window;

/** The recurrence set of one component within a stretch of time: DTSTART, RRULEs and RDATEs without the EXDATEs. */
final class Instances {

  /** More than any calendar has in the stretches that are asked for; the earliest are kept. */
  static final int MAX = 5_000;

  /** @param local in the zone of the series */
  record Instance(LocalDateTime local, Span span) {}

  private final DateValue anchor;
  private final Timing timing;
  private final Span span;
  private final ZoneRules rules;
  private final Set<String> without;
  private final InstanceKeys keys;
  private final Window window;
  private final Steps steps;
  private final TreeMap<Instant, Instance> instances = new TreeMap<>();

  /** @param without the keys of instances, and of whole days, that are left out */
  Instances(
      DateValue anchor, Timing timing, TimeZones zones, InstanceKeys keys, Set<String> without, Window window,
      Steps steps) throws BadComponent {
    this.anchor = anchor;
    this.timing = timing;
    this.span = timing.span(zones);
    this.rules = zones.rules(anchor);
    this.keys = keys;
    this.without = without;
    this.window = window;
    this.steps = steps;
  }

  SortedMap<Instant, Instance> found() {
    return instances;
  }

  /** @return false when a bound cut it off */
  boolean find(TimeZones zones) throws BadComponent {
    boolean complete = steps.take(1 + timing.extras().size());
    for (var extra : timing.extras()) {
      var own = extra.end() == null && extra.duration() == null
          ? span : Timing.span(extra.start(), extra.end(), extra.duration(), zones);
      complete &= add(localOf(extra.start(), zones), own);
    }
    complete &= add(anchor.local(), span);
    boolean day = anchor instanceof DateValue.Day;
    for (var rule : timing.rules()) {
      var walk = new RuleWalk(rule, anchor.local(), local -> rule.isPast(local, day, rules), steps);
      complete &= walk.walk(earliest(), latest(), local -> add(local, span));
    }
    return complete;
  }

  /** A local time in a gap is at the moment of one that is written later. */
  private LocalDateTime earliest() {
    var local = TimeZones.local(window.from(), rules);
    var asBefore = asBeforeAnyChange(window.from());
    return asBefore.isBefore(local) ? asBefore : local;
  }

  /** A local time in an overlap is at its first moment; the second is written the same. */
  private LocalDateTime latest() {
    var local = TimeZones.local(window.to(), rules);
    var asBefore = asBeforeAnyChange(window.to());
    return asBefore.isAfter(local) ? asBefore : local;
  }

  private LocalDateTime asBeforeAnyChange(Instant moment) {
    return TimeZones.local(moment.minus(1, ChronoUnit.DAYS), rules).plusDays(1);
  }

  private LocalDateTime localOf(DateValue value, TimeZones zones) throws BadComponent {
    if (anchor instanceof DateValue.Day) {
      return value.local().toLocalDate().atStartOfDay();
    }
    return switch (value) {
      case DateValue.Day(var date) -> date.atTime(anchor.local().toLocalTime());
      case DateValue.Floating(var local) -> local;
      case DateValue.Utc _, DateValue.Zoned _ -> TimeZones.local(zones.instant(value), rules);
    };
  }

  private boolean add(LocalDateTime local, Span own) {
    var start = TimeZones.instant(local, rules);
    if (start.isBefore(window.from()) || !start.isBefore(window.to()) || isWithout(local)) {
      return true;
    }
    instances.putIfAbsent(start, new Instance(local, own));
    return instances.size() < MAX;
  }

  private boolean isWithout(LocalDateTime local) {
    return !without.isEmpty() && (without.contains(keys.of(local)) || without.contains(InstanceKeys.ofDay(local)));
  }
}
