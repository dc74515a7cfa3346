package oo.gateway.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Rate, errors and duration of each operation. */
final class Meters {

  /** Of requests that lead to no operation. */
  static final String NO_OPERATION = "none";

  private static final Duration[] BUCKETS =
      java.util.stream.IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
          .mapToObj(Duration::ofMillis).toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<String, Timer[]> timers = new ConcurrentHashMap<>();

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** @param operation of the contract, so that there are few of them */
  void record(String operation, int status, long nanos) {
    timers.computeIfAbsent(operation, this::timers)[status / 100 - 1].record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer[] timers(String operation) {
    Timer[] byClass = new Timer[5];
    for (int i = 0; i < byClass.length; i++) {
      byClass[i] = Timer.builder("oo.http.requests").description("Requests, by operation and class of status")
          .tags("operation", operation, "status", (i + 1) + "xx").serviceLevelObjectives(BUCKETS).register(registry);
    }
    return byClass;
  }
}
