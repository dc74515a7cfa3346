package oo.gateway.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import oo.shared.adapter.metrics.Metrics;
import oo.shared.adapter.metrics.Scraped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayMetersTest {

  private final Metrics metrics = new Metrics();
  private final GatewayMeters meters = new GatewayMeters(metrics);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void countsByOperationStatusAndProblem() {
    meters.answered("decideTip", 200, null, 1_500_000);
    meters.answered("decideTip", 503, "OVERLOADED", 200_000);

    assertThat(Scraped.figure(metrics, "oo_http_requests_seconds_count{operation=\"decideTip\",status=\"2xx\"}")).isEqualTo(1);
    assertThat(Scraped.figure(metrics, "oo_http_requests_seconds_bucket{operation=\"decideTip\",status=\"2xx\",le=\"0.001\"}")).isZero();
    assertThat(Scraped.figure(metrics, "oo_http_requests_seconds_bucket{operation=\"decideTip\",status=\"2xx\",le=\"0.002\"}")).isEqualTo(1);
    assertThat(Scraped.figure(metrics, "oo_http_problems_total{code=\"OVERLOADED\",operation=\"decideTip\"}")).isEqualTo(1);
    assertThat(metrics.scrape()).contains("oo_http_requests_seconds_count{operation=\"decideTip\",status=\"4xx\"} 0");
  }
}
