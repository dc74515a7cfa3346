package oo.integrations.adapter.icalendar;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import oo.integrations.domain.Signals;
import org.jspecify.annotations.Nullable;

/** Stretches of time, joined where they touch; at most so many, the earliest, whatever the order they come in. */
final class BusyTimes {

  private final int max;
  private final TreeMap<Instant, Instant> stretches = new TreeMap<>();
  private @Nullable Instant cutOff;

  BusyTimes(int max) {
    this.max = max;
  }

  void add(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return;
    }
    if (cutOff != null && !from.isBefore(cutOff)) {
      return;
    }
    var start = from;
    var end = to;
    var before = stretches.floorEntry(from);
    if (before != null && !before.getValue().isBefore(from)) {
      start = before.getKey();
      end = later(end, before.getValue());
    }
    for (var next = stretches.higherEntry(start); next != null && !next.getKey().isAfter(end);
        next = stretches.higherEntry(start)) {
      end = later(end, next.getValue());
      stretches.remove(next.getKey());
    }
    stretches.put(start, end);
    if (stretches.size() > max) {
      // Nothing is known from here on, so that no later stretch may stand behind a hole.
      cutOff = stretches.pollLastEntry().getKey();
    }
  }

  boolean truncated() {
    return cutOff != null;
  }

  List<Signals.Busy> sorted() {
    return stretches.entrySet().stream().map(entry -> new Signals.Busy(entry.getKey(), entry.getValue())).toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
