package oo.events.adapter.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import oo.events.application.RelayLag;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;

/** What waits in the database and at the bus, as it was when it was last looked at; not a number where that was not possible. */
final class Backlog {

  private final Metrics metrics;
  private final List<Pair> pairs = new CopyOnWriteArrayList<>();

  Backlog(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Two figures of one question to the database. */
  private abstract static class Pair {

    private volatile double first = Double.NaN;
    private volatile double second = Double.NaN;

    abstract void ask();

    void know(double newFirst, double newSecond) {
      first = newFirst;
      second = newSecond;
    }
  }

  void follow(RelayLag lag) {
    Pair pair = new Pair() {
      @Override
      void ask() {
        var view = lag.view();
        know(view.messages(), view.age().toNanos() / 1e9);
      }
    };
    show(pair, Measure.RELAY_LAG, Measure.RELAY_AGE, lag.module());
  }

  void follow(Subscription subscription, Redeliveries redeliveries) {
    Pair pair = new Pair() {
      @Override
      void ask() {
        var backlog = redeliveries.backlog(subscription.consumer());
        know(backlog.waiting(), backlog.parked());
      }
    };
    show(pair, Measure.WAITING_EVENTS, Measure.PARKED_EVENTS, subscription.consumer(), subscription.module());
  }

  void follow(Subscription subscription, Supplier<EventMeters.Held> holds) {
    Pair pair = new Pair() {
      @Override
      void ask() {
        var held = holds.get();
        know(held.waiting(), held.atWork());
      }
    };
    show(pair, Measure.BUS_WAITING, Measure.BUS_AT_WORK, subscription.consumer(), subscription.module());
  }

  private void show(Pair pair, Measure first, Measure second, String... labels) {
    metrics.gauge(first, () -> pair.first, labels);
    metrics.gauge(second, () -> pair.second, labels);
    pairs.add(pair);
  }

  void look() {
    for (Pair pair : pairs) {
      try {
        pair.ask();
      } catch (RuntimeException unknown) {
        pair.know(Double.NaN, Double.NaN);
      }
    }
  }
}
