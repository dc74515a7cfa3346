package oo.shared.adapter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import oo.shared.application.PoolObserver;

/** One module's pool of database connections. */
public final class PoolMeters implements PoolObserver {

  private final Metrics metrics;
  private final String module;
  private final Timer wait;
  private final Counter refused;

  public PoolMeters(Metrics metrics, String module) {
    this.metrics = metrics;
    this.module = module;
    this.wait = metrics.timer(Measure.POOL_WAIT, module);
    this.refused = metrics.counter(Measure.POOL_REFUSED, module);
  }

  @Override
  public void opened(Pool pool) {
    metrics.gauge(Measure.POOL_CONNECTIONS, pool::inUse, module, "in_use");
    metrics.gauge(Measure.POOL_CONNECTIONS, pool::idle, module, "idle");
    metrics.gauge(Measure.POOL_MOST, pool::most, module);
    metrics.gauge(Measure.POOL_WAITING, pool::waiting, module);
  }

  @Override
  public void acquired(long nanos) {
    wait.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void refused() {
    refused.increment();
  }
}
