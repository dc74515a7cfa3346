package oo.events.application;

import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.RecordingConsumer;
import oo.events.application.port.Redeliveries.Attempts;
import oo.events.application.port.Redeliveries.Standing;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import org.junit.jupiter.api.Test;

class RedeliverMessageTest {

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final InMemoryRedeliveries kept = new InMemoryRedeliveries();
  private final FailedAttempt failedAttempt = new FailedAttempt(
      new RedeliveryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(10)), () -> now, new Random(1));
  private final RedeliverMessage redeliver = new RedeliverMessage(kept, failedAttempt, () -> now);
  private final DeliverMessages deliver = new DeliverMessages(kept, failedAttempt, () -> now);
  private final RecordingConsumer consumer = new RecordingConsumer("consumer");
  private final Subscription subscription = consumer.wants("oo.>");
  private final UUID key = UUID.randomUUID();

  @Test
  void waitsLongerAfterEachFailure() {
    var message = about(key);
    consumer.failAlways(message);
    assertThat(deliver.execute(subscription, List.of(message), new Standing(Set.of(), Set.of()))).isTrue();
    assertThat(pause()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));

    assertThat(redeliver.execute(subscription, key)).as("not due").isFalse();
    assertThat(consumer.calls(message)).isOne();

    now = now.plusSeconds(1);
    assertThat(redeliver.execute(subscription, key)).isFalse();
    assertThat(pause()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000));

    now = now.plusSeconds(2);
    assertThat(redeliver.execute(subscription, key)).as("parked").isTrue();
    assertThat(consumer.calls(message)).isEqualTo(3);
    assertThat(kept.parked("consumer", 1)).singleElement().satisfies(parked -> {
      assertThat(parked.attempts()).isEqualTo(3);
      assertThat(parked.reason()).startsWith("IllegalStateException at RecordingConsumer.handle:");
    });
  }

  @Test
  void parksWhatEndedTheProcessAtEachAttempt() {
    var message = about(key);
    kept.keep("consumer", message, new Attempts(0, Optional.empty(), now));
    for (var i = 0; i < 3; i++) {
      // A claim, and then the process is gone.
      assertThat(kept.claim("consumer", kept.first("consumer", key).orElseThrow(), now)).isTrue();
    }
    assertThat(redeliver.execute(subscription, key)).isTrue();
    assertThat(consumer.calls(message)).isZero();
    assertThat(kept.parked("consumer", 1)).singleElement()
        .satisfies(parked -> assertThat(parked.reason()).isEqualTo("the process ended during the attempt"));
  }

  @Test
  void triesAgainWhenAnAttemptWasCutOff() {
    var message = about(key);
    kept.keep("consumer", message, new Attempts(0, Optional.empty(), now));
    assertThat(kept.claim("consumer", kept.first("consumer", key).orElseThrow(), now.plusSeconds(30))).isTrue();
    assertThat(redeliver.execute(subscription, key)).isFalse();
    now = now.plusSeconds(30);
    assertThat(redeliver.execute(subscription, key)).isTrue();
    assertThat(consumer.effects(key)).containsExactly(message.id());
    assertThat(kept.isEmpty()).isTrue();
  }

  @Test
  void keepsWhatIsBehindUnattempted() {
    var first = about(key);
    var second = about(key);
    consumer.failAlways(first);
    deliver.execute(subscription, List.of(first, second), new Standing(Set.of(), Set.of()));
    assertThat(consumer.calls(second)).isZero();
    kept.handled("consumer", first.id());
    assertThat(kept.first("consumer", key).orElseThrow().attempts().made()).isZero();
  }

  @Test
  void keepsNothingOfWhatAnExceptionSays() {
    var message = about(key);
    Subscription verbose = consumer.wants(_ -> {
      throw new IllegalStateException("Ada's dentist");
    }, "oo.>");
    deliver.execute(verbose, List.of(message), new Standing(Set.of(), Set.of()));
    assertThat(kept.first("consumer", key).orElseThrow().attempts().reason().orElseThrow())
        .startsWith("IllegalStateException").doesNotContain("dentist");
  }

  private Duration pause() {
    return Duration.between(now, kept.first("consumer", key).orElseThrow().attempts().nextAttemptAt());
  }
}
