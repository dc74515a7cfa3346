package oo.events.adapter.tracing;

import oo.events.application.port.Bus;
import oo.events.application.port.Subscription;
import oo.shared.adapter.tracing.Tracing;

/** Follows the events of recorded traces on their way. */
public final class EventSpans {

  private final Tracing tracing;

  public EventSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The same bus, as the relay of one module hands its events to it. */
  public Bus following(String module, Bus bus) {
    return new TracedBus(bus, tracing, module);
  }

  /** The same subscription. */
  public Subscription following(Subscription subscription) {
    return new Subscription(subscription.consumer(), subscription.module(), subscription.subjects(),
        new TracedHandler(subscription, tracing));
  }
}
