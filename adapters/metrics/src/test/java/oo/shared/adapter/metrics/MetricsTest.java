package oo.shared.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void countsOnAfterACollection() {
    var count = new AtomicLong(1);
    try (var metrics = new Metrics()) {
      metrics.counted(Measure.POLICY_FAILURES, () -> count.get());
      metrics.scrape();
      System.gc();
      count.set(5);

      assertThat(metrics.scrape()).contains("oo_policies_failures_total 5.0");
    }
  }
}
