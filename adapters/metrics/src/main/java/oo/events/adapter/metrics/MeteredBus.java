package oo.events.adapter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import oo.events.application.port.Bus;
import oo.events.application.port.Subscription;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.application.Message;

/** Counts what one relay publishes. */
final class MeteredBus implements Bus {

  private final Bus bus;
  private final Counter published;
  private final DistributionSummary batches;
  private final Timer accepted;
  private final Timer failed;

  MeteredBus(Bus bus, Metrics metrics, String module) {
    this.bus = bus;
    this.published = metrics.counter(Measure.PUBLISHED, module);
    this.batches = metrics.summary(Measure.PUBLISH_BATCH, module);
    this.accepted = metrics.timer(Measure.PUBLISH_TIME, module, "accepted");
    this.failed = metrics.timer(Measure.PUBLISH_TIME, module, "failed");
  }

  @Override
  public void publish(List<Message> messages) {
    long start = System.nanoTime();
    boolean done = false;
    try {
      bus.publish(messages);
      done = true;
    } finally {
      (done ? accepted : failed).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
    published.increment(messages.size());
    batches.record(messages.size());
  }

  @Override
  public void subscribe(Subscription subscription) {
    bus.subscribe(subscription);
  }

  @Override
  public boolean remembers(String module) {
    return bus.remembers(module);
  }

  @Override
  public void beginAnew(String module) {
    bus.beginAnew(module);
  }
}
