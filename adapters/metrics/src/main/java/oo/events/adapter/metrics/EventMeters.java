package oo.events.adapter.metrics;

import java.time.InstantSource;
import java.util.function.Supplier;
import oo.events.application.RelayLag;
import oo.events.application.port.Bus;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;

/** What becomes of events on their way. */
public final class EventMeters {

  private final Metrics metrics;
  private final InstantSource clock;
  private final Backlog backlog;

  public EventMeters(Metrics metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.backlog = new Backlog(metrics);
  }

  /** The same bus, as the relay of one module hands its events to it. */
  public Bus observing(String module, Bus bus) {
    return new MeteredBus(bus, metrics, module);
  }

  /** The same subscription, with every attempt to handle an event counted. */
  public Subscription observing(Subscription subscription) {
    // They begin at none, so that the first one can be seen.
    metrics.counter(Measure.RETRIED, subscription.consumer(), subscription.module());
    metrics.counter(Measure.PARKED, subscription.consumer(), subscription.module());
    return new Subscription(subscription.consumer(), subscription.module(), subscription.subjects(),
        new MeteredHandler(subscription, metrics, clock));
  }

  /** The same redeliveries of one module, with failed attempts and parked events counted. */
  public Redeliveries observing(String module, Redeliveries redeliveries) {
    return new MeteredRedeliveries(redeliveries, metrics, module);
  }

  /** Shows from now on how far the relay is behind, as of the last {@link #look}. */
  public void follow(RelayLag lag) {
    backlog.follow(lag);
  }

  /** Shows from now on what a consumer has not handled, as of the last {@link #look}. */
  public void follow(Subscription subscription, Redeliveries redeliveries) {
    backlog.follow(subscription, redeliveries);
  }

  /**
   * Shows from now on what the bus holds for a consumer, as of the last {@link #look}.
   *
   * @param holds throws when it cannot be known
   */
  public void follow(Subscription subscription, Supplier<Held> holds) {
    backlog.follow(subscription, holds);
  }

  /** @param waiting accepted and not delivered; @param atWork delivered and not acknowledged */
  public record Held(long waiting, long atWork) {}

  /** Asks the database and the bus anew; apart from scrapes, which must not wait for it. */
  public void look() {
    backlog.look();
  }
}
