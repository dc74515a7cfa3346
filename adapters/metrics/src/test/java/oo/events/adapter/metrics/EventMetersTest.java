package oo.events.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import oo.events.application.RelayLag;
import oo.events.application.port.Bus;
import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.OutboxPosition;
import oo.events.application.port.OutboxReader;
import oo.events.application.port.OutboxRow;
import oo.events.application.port.OutboxSource;
import oo.events.application.port.Redeliveries.Attempts;
import oo.events.application.port.RecordingConsumer;
import oo.events.application.port.Subscription;
import oo.events.application.port.TestMessages;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.adapter.metrics.Scraped;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventMetersTest {

  private static final String CONSUMER = "{consumer=\"c\",module=\"profile\"";

  private final Metrics metrics = new Metrics();
  private final Message message = TestMessages.about(UUID.randomUUID());
  private final EventMeters meters =
      new EventMeters(metrics, Clock.fixed(message.occurredAt().plusSeconds(3), ZoneOffset.UTC));

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void countsAttemptsAndHowLateAnEventIsHandled() {
    var consumer = new RecordingConsumer("c");
    var handler = meters.observing(consumer.wants("oo.>")).handler();
    consumer.fail(message, 1);
    assertThatIllegalStateException().isThrownBy(() -> handler.handle(message));
    handler.handle(message);

    assertThat(figure("oo_events_deliveries_seconds_count" + CONSUMER + ",outcome=\"failed\"}")).isEqualTo(1);
    assertThat(figure("oo_events_deliveries_seconds_count" + CONSUMER + ",outcome=\"handled\"}")).isEqualTo(1);
    assertThat(figure("oo_events_delay_seconds_sum" + CONSUMER + "}")).isEqualTo(3);
  }

  @Test
  void countsEventsOnlyOnceTheyAreAccepted() {
    var refusing = new boolean[] {true};
    var bus = meters.observing("profile", new Bus() {
      @Override
      public void publish(List<Message> messages) {
        if (refusing[0]) {
          throw new IllegalStateException("down");
        }
      }

      @Override
      public void subscribe(Subscription subscription) {}

      @Override
      public boolean remembers(String module) {
        return true;
      }

      @Override
      public void beginAnew(String module) {}
    });
    assertThatIllegalStateException().isThrownBy(() -> bus.publish(List.of(message, message)));
    assertThat(figure("oo_events_published_total{module=\"profile\"}")).isZero();
    refusing[0] = false;
    bus.publish(List.of(message, message));

    assertThat(figure("oo_events_published_total{module=\"profile\"}")).isEqualTo(2);
    assertThat(figure("oo_events_publish_seconds_count{module=\"profile\",outcome=\"failed\"}")).isEqualTo(1);
    assertThat(figure("oo_events_publish_batch_events_bucket{module=\"profile\",le=\"2.0\"}")).isEqualTo(1);
  }

  @Test
  void showsWhatWaitsAndNoNumberWhileItCannotBeKnown() {
    var outbox = new Outbox();
    var kept = new InMemoryRedeliveries();
    meters.follow(new RelayLag(outbox, Clock.fixed(Instant.EPOCH.plusSeconds(90), ZoneOffset.UTC)));
    meters.follow(new RecordingConsumer("c").wants("oo.>"), kept);
    meters.follow(new RecordingConsumer("c").wants("oo.>"), () -> {
      if (outbox.down) {
        throw new IllegalStateException("the bus is away");
      }
      return new EventMeters.Held(5, 2);
    });
    assertThat(figure("oo_relay_lag_events{module=\"profile\"}")).isNaN();

    kept.keep("c", message, new Attempts(1, Optional.of("no"), Instant.EPOCH));
    meters.look();
    assertThat(figure("oo_relay_lag_events{module=\"profile\"}")).isEqualTo(7);
    assertThat(figure("oo_relay_lag_age_seconds{module=\"profile\"}")).isEqualTo(90);
    assertThat(figure("oo_redelivery_waiting_events" + CONSUMER + "}")).isEqualTo(1);
    assertThat(figure("oo_redelivery_parked_events" + CONSUMER + "}")).isZero();

    assertThat(figure("oo_bus_waiting_events" + CONSUMER + "}")).isEqualTo(5);
    assertThat(figure("oo_bus_at_work_events" + CONSUMER + "}")).isEqualTo(2);

    outbox.down = true;
    meters.look();
    assertThat(figure("oo_bus_waiting_events" + CONSUMER + "}")).isNaN();
    assertThat(figure("oo_relay_lag_events{module=\"profile\"}")).isNaN();
  }

  private double figure(String line) {
    return Scraped.figure(metrics, line);
  }

  private static final class Outbox implements OutboxSource {

    private boolean down;

    @Override
    public String module() {
      return "profile";
    }

    @Override
    public Lag lag(String relay) {
      if (down) {
        throw new DatabaseUnavailable("down", new IllegalStateException());
      }
      return new Lag(7, Optional.of(Instant.EPOCH.plus(Duration.ZERO)));
    }

    @Override
    public Optional<OutboxReader> open(String relay) {
      return Optional.empty();
    }

    @Override
    public List<OutboxRow> after(OutboxPosition position, int limit) {
      return List.of();
    }
  }
}
