package oo.integrations.adapter.icalendar;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps at most so many, the first in an order, whatever the order they come in. */
final class Soonest<T> {

  private final int max;
  private final Comparator<T> order;
  private final PriorityQueue<T> kept;
  private boolean truncated;

  Soonest(int max, Comparator<T> order) {
    this.max = max;
    this.order = order;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  void add(T one) {
    kept.add(one);
    if (kept.size() > max) {
      kept.poll();
      truncated = true;
    }
  }

  boolean truncated() {
    return truncated;
  }

  List<T> sorted() {
    return kept.stream().sorted(order).toList();
  }
}
