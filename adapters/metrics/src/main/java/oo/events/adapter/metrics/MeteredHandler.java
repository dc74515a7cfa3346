package oo.events.adapter.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import oo.events.application.port.Subscription;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;

/** Counts and times the attempts of one consumer. */
final class MeteredHandler implements MessageHandler {

  private final MessageHandler handler;
  private final InstantSource clock;
  private final Timer handled;
  private final Timer failed;
  private final Timer delay;

  MeteredHandler(Subscription subscription, Metrics metrics, InstantSource clock) {
    this.handler = subscription.handler();
    this.clock = clock;
    this.handled = metrics.timer(Measure.HANDLED, subscription.consumer(), subscription.module(), "handled");
    this.failed = metrics.timer(Measure.HANDLED, subscription.consumer(), subscription.module(), "failed");
    this.delay = metrics.timer(Measure.DELAY, subscription.consumer(), subscription.module());
  }

  @Override
  public void handle(Message message) {
    long start = System.nanoTime();
    boolean done = false;
    try {
      handler.handle(message);
      done = true;
    } finally {
      (done ? handled : failed).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
    // Another machine's clock may be ahead.
    Duration since = Duration.between(message.occurredAt(), clock.instant());
    delay.record(since.isNegative() ? Duration.ZERO : since);
  }
}
