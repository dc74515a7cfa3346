package oo.shared.adapter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes meters of the catalogue, and of nothing else. */
public final class Metrics implements AutoCloseable {

  private static final Duration[] LATENCIES = Stream.concat(
      IntStream.of(100, 200, 500).mapToObj(micros -> Duration.ofNanos(micros * 1_000L)),
      IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000).mapToObj(Duration::ofMillis))
      .toArray(Duration[]::new);
  private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  /** Micrometer alone would let go of them, and show the last figure for ever. */
  private final List<DoubleSupplier> counts = new CopyOnWriteArrayList<>();

  /** With the virtual machine's own figures. */
  public Metrics() {
    registry.config().meterFilter(MeterFilter.deny(
        id -> !id.getName().startsWith("oo.") && !PlatformMeasure.has(id.getName())));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** @param values of the measure's labels, in their order */
  public Counter counter(Measure measure, String... values) {
    expect(measure, Measure.Kind.COUNTER);
    return Counter.builder(measure.key()).description(measure.description()).tags(tags(measure, values)).register(registry);
  }

  /** A counter that somebody else counts. */
  public void counted(Measure measure, DoubleSupplier count, String... values) {
    expect(measure, Measure.Kind.COUNTER);
    counts.add(count);
    FunctionCounter.builder(measure.key(), count, DoubleSupplier::getAsDouble).description(measure.description())
        .tags(tags(measure, values)).register(registry);
  }

  public Timer timer(Measure measure, String... values) {
    expect(measure, Measure.Kind.TIMER);
    return Timer.builder(measure.key()).description(measure.description()).tags(tags(measure, values))
        .serviceLevelObjectives(LATENCIES).register(registry);
  }

  public DistributionSummary summary(Measure measure, String... values) {
    expect(measure, Measure.Kind.SUMMARY);
    return DistributionSummary.builder(measure.key()).description(measure.description()).baseUnit(measure.unit())
        .tags(tags(measure, values)).serviceLevelObjectives(SIZES).register(registry);
  }

  /** Asked at every scrape, so it must be quick. */
  public void gauge(Measure measure, DoubleSupplier value, String... values) {
    expect(measure, Measure.Kind.GAUGE);
    Gauge.builder(measure.key(), value::getAsDouble).description(measure.description())
        .baseUnit(measure.unit().isEmpty() ? null : measure.unit()).tags(tags(measure, values)).register(registry);
  }

  private static void expect(Measure measure, Measure.Kind kind) {
    if (measure.kind() != kind) {
      throw new IllegalArgumentException(measure + " is a " + measure.kind());
    }
  }

  private static List<Tag> tags(Measure measure, String... values) {
    List<Label> labels = measure.labels();
    if (labels.size() != values.length) {
      throw new IllegalArgumentException(measure + " is told apart by " + labels);
    }
    var tags = new ArrayList<Tag>(values.length);
    for (int i = 0; i < values.length; i++) {
      tags.add(Tag.of(labels.get(i).wireName(), values[i]));
    }
    return tags;
  }

  /** All figures in Prometheus' text format 0.0.4. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
