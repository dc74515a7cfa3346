package oo.gateway.adapter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import oo.gateway.application.port.Exposition;
import oo.gateway.application.port.RequestObserver;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/** Rate, errors and duration of each operation, and the page on which all figures stand. */
public final class GatewayMeters implements RequestObserver, Exposition {

  private static final int CLASSES = 5;

  private final Metrics metrics;
  private final Map<String, Timer[]> requests = new ConcurrentHashMap<>();
  private final Map<Failure, Counter> problems = new ConcurrentHashMap<>();

  private record Failure(String operation, String code) {}

  public GatewayMeters(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void answered(String operation, int status, @Nullable String problem, long nanos) {
    requests.computeIfAbsent(operation, this::timers)[status / 100 - 1].record(nanos, TimeUnit.NANOSECONDS);
    if (problem != null) {
      problems.computeIfAbsent(new Failure(operation, problem),
          failure -> metrics.counter(Measure.PROBLEMS, failure.operation(), failure.code())).increment();
    }
  }

  // All of them at once: a rate of errors that begins at none is one that can be seen to grow.
  private Timer[] timers(String operation) {
    var byClass = new Timer[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      byClass[i] = metrics.timer(Measure.REQUESTS, operation, (i + 1) + "xx");
    }
    return byClass;
  }

  @Override
  public String mediaType() {
    return "text/plain; version=0.0.4; charset=utf-8";
  }

  @Override
  public String text() {
    return metrics.scrape();
  }
}
