package oo.events.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Redeliveries.Attempts;
import oo.events.application.port.RedeliveriesContract;
import oo.events.application.port.TestMessages;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.adapter.metrics.Scraped;
import org.junit.jupiter.api.Test;

class MeteredRedeliveriesTest extends RedeliveriesContract {

  private final Metrics metrics = new Metrics();
  private final Redeliveries metered = new EventMeters(metrics, Clock.systemUTC()).observing("profile", new InMemoryRedeliveries());

  @Override
  protected Redeliveries redeliveries() {
    return metered;
  }

  @Test
  void countsFailuresAndWhatIsGivenUpOn() {
    var now = Instant.EPOCH;
    var failed = new Attempts(1, Optional.of("no"), now);
    var first = TestMessages.about(UUID.randomUUID());
    metered.keep("c", first, failed);
    metered.keep("c", TestMessages.about(first.key()), new Attempts(0, Optional.empty(), now));
    metered.postpone("c", first.id(), failed);
    metered.park("c", first.id(), failed, now);
    metered.keepParked("c", TestMessages.about(UUID.randomUUID()), failed, now);

    assertThat(Scraped.figure(metrics, "oo_events_retried_total{consumer=\"c\",module=\"profile\"}")).isEqualTo(2);
    assertThat(Scraped.figure(metrics, "oo_events_parked_total{consumer=\"c\",module=\"profile\"}")).isEqualTo(2);
  }
}
