package oo.shared.adapter.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import oo.codegen.sql.shared.tables.Outbox;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Message;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ModuleTablesIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");
  private final PostgresTransactions transactions = new PostgresTransactions(PROFILE);
  private final InboxTable inbox = new InboxTable(PROFILE);
  private final IdempotencyTable keys = new IdempotencyTable(PROFILE);
  private final UserId user = new UserId(UUID.randomUUID());

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void appendsAMessageWholeAndNudgesAfterTheCommit() {
    var nudges = new AtomicInteger();
    var outbox = new OutboxTable(PROFILE, nudges::incrementAndGet);
    var message = new Message(UUID.randomUUID(), "oo.profile.consent.changed.v1", "oo.profile.events.v1.ConsentChanged",
        user.value(), NOW, Map.of("ce-id", "\"quoted\" \\ ü \u0001"), new byte[] {0, -1, 1});
    transactions.run(() -> {
      outbox.append(message);
      outbox.append(new Message(UUID.randomUUID(), "s", "t", user.value(), NOW, Map.of(), new byte[0]));
      assertThat(nudges.get()).isZero();
    });
    assertThat(nudges.get()).isOne();
    var row = PROFILE.dsl().fetchSingle(Outbox.OUTBOX, Outbox.OUTBOX.ID.eq(message.id()));
    assertThat(row.getSubject()).isEqualTo(message.subject());
    assertThat(row.getType()).isEqualTo(message.type());
    assertThat(row.getKey()).isEqualTo(message.key());
    assertThat(row.getOccurredAt()).isEqualTo(NOW);
    assertThat(row.getPayload()).isEqualTo(message.payload());
    assertThat(MessageHeaders.fromJson(row.getHeaders())).isEqualTo(message.headers());
  }

  @Test
  void appendsNothingApartFromAChange() {
    var message = new Message(UUID.randomUUID(), "s", "t", user.value(), NOW, Map.of(), new byte[0]);
    var outbox = new OutboxTable(PROFILE);
    assertThatThrownBy(() -> outbox.append(message)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> inbox.firstTime("c", message.id())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.claim(user, key("k", "a"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.store(user, key("k", "a"), user.value(), NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void knowsAMessageThatAConsumerHasHandled() {
    var message = UUID.randomUUID();
    assertThat(transactions.call(() -> inbox.firstTime("one", message))).isTrue();
    assertThat(transactions.call(() -> inbox.firstTime("one", message))).isFalse();
    assertThat(transactions.call(() -> inbox.firstTime("two", message))).isTrue();
  }

  @Test
  void forgetsAMessageWhoseEffectWasRolledBack() {
    var message = UUID.randomUUID();
    assertThatThrownBy(() -> transactions.run(() -> {
      inbox.firstTime("one", message);
      throw new IllegalStateException("no");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(transactions.call(() -> inbox.firstTime("one", message))).isTrue();
  }

  @Test
  void tellsAReplayFromAKeyThatWasUsedTwice() {
    var result = UUID.randomUUID();
    transactions.run(() -> {
      assertThat(keys.claim(user, key("k", "a"))).isEqualTo(new IdempotencyClaim.Free());
      keys.store(user, key("k", "a"), result, NOW);
    });
    assertThat(transactions.call(() -> keys.claim(user, key("k", "a"))))
        .isEqualTo(new IdempotencyClaim.SameRequest(result));
    assertThat(transactions.call(() -> keys.claim(user, key("k", "b"))))
        .isEqualTo(new IdempotencyClaim.OtherRequest());
    assertThat(keys.find(user, key("k", "a"))).contains(new IdempotencyClaim.SameRequest(result));
    assertThat(keys.find(new UserId(UUID.randomUUID()), key("k", "a"))).isEqualTo(Optional.empty());
  }

  @Test
  void doesNotWaitForARequestInFlight() {
    transactions.run(() -> {
      assertThat(keys.claim(user, key("k", "a"))).isEqualTo(new IdempotencyClaim.Free());
      try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(other.submit(() -> transactions.call(() -> keys.claim(user, key("k", "a"))))
            .get(2, TimeUnit.SECONDS)).isEqualTo(new IdempotencyClaim.InFlight());
        assertThat(other.submit(() -> transactions.call(() -> keys.claim(user, key("other", "a"))))
            .get(2, TimeUnit.SECONDS)).isEqualTo(new IdempotencyClaim.Free());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    assertThat(transactions.call(() -> keys.claim(user, key("k", "a")))).isEqualTo(new IdempotencyClaim.Free());
  }

  @Test
  void servesOneOfManyRequestsWithTheSameKey() throws Exception {
    var made = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 50; i++) {
        threads.submit(() -> transactions.run(() -> {
          if (keys.claim(user, key("race", "a")) instanceof IdempotencyClaim.Free) {
            keys.store(user, key("race", "a"), UUID.randomUUID(), NOW);
            PROFILE.afterCommit(made::incrementAndGet);
          }
        }));
      }
    }
    assertThat(made.get()).isOne();
  }

  @Test
  void forgetsKeysAfterSevenDays() {
    transactions.run(() -> {
      keys.store(user, key("old", "a"), user.value(), NOW.minus(IdempotencyTable.KEPT).minusMillis(1));
      keys.store(user, key("young", "a"), user.value(), NOW.minus(IdempotencyTable.KEPT).plus(Duration.ofMillis(1)));
    });
    keys.purge(NOW);
    assertThat(keys.find(user, key("old", "a"))).isEmpty();
    assertThat(keys.find(user, key("young", "a"))).isPresent();
  }

  private static IdempotencyKey key(String value, String fingerprint) {
    return new IdempotencyKey(value, fingerprint.getBytes(UTF_8));
  }
}
