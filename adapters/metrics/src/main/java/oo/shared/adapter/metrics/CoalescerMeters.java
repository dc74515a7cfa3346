package oo.shared.adapter.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Batches of round trips that callers share. */
public final class CoalescerMeters {

  private final Metrics metrics;
  private final Map<String, Meters> meters = new ConcurrentHashMap<>();

  public CoalescerMeters(Metrics metrics) {
    this.metrics = metrics;
  }

  private static final class Meters {

    private final DistributionSummary sizes;
    private final Timer waits;
    private volatile int queued;

    Meters(Metrics metrics, String coalescer) {
      this.sizes = metrics.summary(Measure.BATCH_SIZE, coalescer);
      this.waits = metrics.timer(Measure.BATCH_WAIT, coalescer);
      metrics.gauge(Measure.BATCH_QUEUE, () -> queued, coalescer);
    }
  }

  /** @param waitedNanos of the input that waited longest */
  public void begins(String coalescer, int size, int queued, long waitedNanos) {
    Meters of = meters.computeIfAbsent(coalescer, name -> new Meters(metrics, name));
    of.sizes.record(size);
    of.waits.record(waitedNanos, TimeUnit.NANOSECONDS);
    of.queued = queued;
  }
}
