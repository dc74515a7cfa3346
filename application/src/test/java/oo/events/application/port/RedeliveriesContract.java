package oo.events.application.port;

import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import oo.events.application.port.Redeliveries.Attempts;
import oo.events.application.port.Redeliveries.Standing;
import org.junit.jupiter.api.Test;

/** What every place for messages that could not be handled promises. */
public abstract class RedeliveriesContract {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");
  private static final Attempts FAILED = new Attempts(1, Optional.of("no"), NOW);
  private static final Attempts NEW = new Attempts(0, Optional.empty(), NOW);

  private final String consumer = "consumer-" + UUID.randomUUID();
  private final UUID key = UUID.randomUUID();
  private final UUID otherKey = UUID.randomUUID();

  protected abstract Redeliveries redeliveries();

  @Test
  void keepsTheOrderOfAKey() {
    var kept = redeliveries();
    var first = about(key);
    var second = about(key);
    kept.keep(consumer, first, FAILED);
    kept.keep(consumer, about(otherKey), NEW);
    kept.keep(consumer, second, NEW);

    assertThat(kept.first(consumer, key)).hasValueSatisfying(waiting -> {
      assertThat(waiting.message()).usingRecursiveComparison().isEqualTo(first);
      assertThat(waiting.attempts()).isEqualTo(FAILED);
    });
    kept.handled(consumer, first.id());
    assertThat(kept.first(consumer, key)).hasValueSatisfying(waiting -> {
      assertThat(waiting.message().id()).isEqualTo(second.id());
      assertThat(waiting.attempts()).isEqualTo(NEW);
    });
    kept.handled(consumer, second.id());
    assertThat(kept.first(consumer, key)).isEmpty();
  }

  @Test
  void keepsAMessageOnce() {
    var kept = redeliveries();
    var message = about(key);
    kept.keep(consumer, message, FAILED);
    kept.keep(consumer, message, NEW);
    kept.keepParked(consumer, message, FAILED, NOW);
    assertThat(kept.first(consumer, key)).hasValueSatisfying(waiting ->
        assertThat(waiting.attempts()).isEqualTo(FAILED));
    assertThat(kept.parked(consumer, 10)).isEmpty();
  }

  @Test
  void keepsConsumersApart() {
    var kept = redeliveries();
    var message = about(key);
    kept.keep(consumer, message, FAILED);
    kept.handled("another", message.id());
    assertThat(kept.first("another", key)).isEmpty();
    assertThat(kept.dueKeys("another", NOW, 10)).isEmpty();
    assertThat(kept.standing("another", List.of(message))).isEqualTo(new Standing(Set.of(), Set.of()));
    assertThat(kept.first(consumer, key)).isPresent();
  }

  @Test
  void tellsWhatIsKeptAndWhichKeysWait() {
    var kept = redeliveries();
    var waiting = about(key);
    var parked = about(otherKey);
    kept.keep(consumer, waiting, FAILED);
    kept.keepParked(consumer, parked, FAILED, NOW);

    var behind = about(key);
    var free = about(otherKey);
    var standing = kept.standing(consumer, List.of(waiting, parked, behind, free));
    assertThat(standing.kept()).contains(waiting.id(), parked.id()).doesNotContain(behind.id(), free.id());
    assertThat(standing.waitingKeys()).containsExactly(key);
  }

  @Test
  void tellsAKeyWhoseFirstMessageIsDue() {
    var kept = redeliveries();
    var late = about(key);
    kept.keep(consumer, late, new Attempts(1, Optional.of("no"), NOW.plusMillis(10)));
    kept.keep(consumer, about(key), NEW);
    kept.keep(consumer, about(otherKey), NEW);
    assertThat(kept.dueKeys(consumer, NOW, 10)).containsExactly(otherKey);
    assertThat(kept.dueKeys(consumer, NOW.plusMillis(10), 10)).containsExactly(otherKey, key);
    assertThat(kept.dueKeys(consumer, NOW.plusMillis(10), 1)).containsExactly(otherKey);
  }

  @Test
  void countsAnAttemptForOneOfTwoThatMakeIt() {
    var kept = redeliveries();
    kept.keep(consumer, about(key), FAILED);
    var read = kept.first(consumer, key).orElseThrow();
    assertThat(kept.claim(consumer, read, NOW.plusSeconds(30))).isTrue();
    assertThat(kept.claim(consumer, read, NOW.plusSeconds(30))).isFalse();
    assertThat(kept.dueKeys(consumer, NOW.plusSeconds(29), 10)).isEmpty();
    assertThat(kept.dueKeys(consumer, NOW.plusSeconds(30), 10)).containsExactly(key);
    assertThat(kept.first(consumer, key).orElseThrow().attempts().made()).isEqualTo(2);
  }

  @Test
  void postponesAMessage() {
    var kept = redeliveries();
    var message = about(key);
    kept.keep(consumer, message, FAILED);
    var again = new Attempts(2, Optional.of("still no"), NOW.plusSeconds(5));
    kept.postpone(consumer, message.id(), again);
    assertThat(kept.first(consumer, key).orElseThrow().attempts()).isEqualTo(again);
  }

  @Test
  void parksAMessageOutOfItsKeysWay() {
    var kept = redeliveries();
    var bad = about(key);
    var good = about(key);
    kept.keep(consumer, bad, FAILED);
    kept.keep(consumer, good, NEW);
    kept.park(consumer, bad.id(), new Attempts(3, Optional.of("never"), NOW), NOW.plusSeconds(1));
    assertThat(kept.first(consumer, key).orElseThrow().message().id()).isEqualTo(good.id());
    assertThat(kept.parked(consumer, 10)).singleElement().satisfies(parked -> {
      assertThat(parked.message()).usingRecursiveComparison().isEqualTo(bad);
      assertThat(parked.attempts()).isEqualTo(3);
      assertThat(parked.reason()).isEqualTo("never");
      assertThat(parked.parkedAt()).isEqualTo(NOW.plusSeconds(1));
    });
  }

  @Test
  void replaysWhatIsParkedAheadOfWhatWaits() {
    var kept = redeliveries();
    var bad = about(key);
    kept.keepParked(consumer, bad, FAILED, NOW);
    kept.keep(consumer, about(key), NEW);
    assertThat(kept.replay(consumer, bad.id(), NOW.plusSeconds(9))).isTrue();
    assertThat(kept.replay(consumer, bad.id(), NOW)).isFalse();
    assertThat(kept.replay(consumer, UUID.randomUUID(), NOW)).isFalse();
    assertThat(kept.parked(consumer, 10)).isEmpty();
    var first = kept.first(consumer, key).orElseThrow();
    assertThat(first.message().id()).isEqualTo(bad.id());
    assertThat(first.attempts().made()).isZero();
    assertThat(first.attempts().nextAttemptAt()).isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void countsWhatWaitsAndWhatIsParked() {
    var kept = redeliveries();
    assertThat(kept.backlog(consumer)).isEqualTo(new Redeliveries.Backlog(0, 0));
    kept.keep(consumer, about(key), FAILED);
    kept.keep(consumer, about(key), NEW);
    kept.keepParked(consumer, about(otherKey), FAILED, NOW);
    kept.keep("another-" + consumer, about(key), FAILED);
    assertThat(kept.backlog(consumer)).isEqualTo(new Redeliveries.Backlog(2, 1));
  }

  @Test
  void listsTheLongestParkedFirst() {
    var kept = redeliveries();
    var late = about(key);
    var early = about(otherKey);
    kept.keepParked(consumer, late, FAILED, NOW.plusSeconds(1));
    kept.keepParked(consumer, early, FAILED, NOW);
    assertThat(kept.parked(consumer, 10)).extracting(parked -> parked.message().id())
        .containsExactly(early.id(), late.id());
    assertThat(kept.parked(consumer, 1)).hasSize(1);
  }
}
