package oo.recommender.adapter.postgres;

import static oo.codegen.sql.shared.tables.Outbox.OUTBOX;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.silence;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import oo.recommender.application.port.Decisions;
import oo.recommender.events.v1.TipDecided;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes that write the same users, each in batches. */
class ContendedWritesIT {

  private static final int CALLERS = 32;
  private static final int WRITES = 12;
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final List<PostgresStore> STORES =
      List.of(PostgresStore.over(DATABASE.open("recommender")), PostgresStore.over(DATABASE.open("recommender")));
  private static final List<UserId> USERS = IntStream.range(0, 12).mapToObj(_ -> someone()).toList();

  /** Decisions by the version of the tips that they made. */
  private final Map<UserId, Map<Long, String>> made = new ConcurrentHashMap<>();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  @Timeout(60)
  void losesNothingAndTellsOfItInOrder() throws Exception {
    Crowd.atOnce(CALLERS, this::write);

    assertThat(made.values().stream().mapToInt(Map::size).sum()).isEqualTo(CALLERS * WRITES);
    made.forEach((user, decisions) -> {
      assertThat(decisions.keySet()).containsExactlyElementsOf(LongStream.rangeClosed(1, decisions.size()).boxed().toList());
      assertThat(STORES.getFirst().users().of(user).tips().version()).isEqualTo(decisions.size());
      assertThat(STORES.getFirst().decisions().count(new Decisions.Selection(user, null))).isEqualTo(decisions.size());
      assertThat(relayed(user)).containsExactlyElementsOf(decisions.values());
    });
  }

  /** Who locks users in another order than this runs into a batch that waits for it, and one of the two is aborted. */
  @Test
  void doesOneByOneWhatADeadlockAborts() throws Exception {
    var store = STORES.getFirst();
    var user = someone();
    store.decisions().append(change(user, store));
    try (var before = new LockedUser(DATABASE, store); var later = new LockedUser(DATABASE, store)) {
      var changes = List.of(later.next(), change(user, store));
      var first = before.holdLane();
      var outcomes = changes.stream().map(change -> LockedUser.queued(() -> store.decisions().append(change))).toList();
      before.unlock();
      first.join();
      later.awaitBatch();
      long since = System.nanoTime();

      later.lock(user);

      // The batch had locked the user: of two, the one who is first in the order of users.
      assertThat(System.nanoTime() - since).as("nanoseconds until the deadlock was found").isGreaterThan(100_000_000);
      assertThat(outcomes).noneMatch(CompletableFuture::isDone);
      later.unlock();
      assertThat(outcomes.stream().map(CompletableFuture::join)).allMatch(Decisions.Outcome.Appended.class::isInstance);
    }
    assertThat(store.users().of(user).tips().version()).isEqualTo(2);
  }

  private static Decisions.Append change(UserId user, PostgresStore store) {
    return new Decisions.Append(silence(user).record(), store.users().of(user).tips(), null, null);
  }

  private int write(int caller) {
    var store = STORES.get(caller % 2);
    var random = new Random(caller);
    for (int i = 0; i < WRITES; i++) {
      var user = USERS.get(random.nextInt(USERS.size()));
      var key = random.nextBoolean() ? key(caller + " " + i, 1) : null;
      Decisions.Append append;
      do {
        append = new Decisions.Append(silence(user).record(), store.users().of(user).tips(), null, key);
      } while (!(store.decisions().append(append) instanceof Decisions.Outcome.Appended));
      made.computeIfAbsent(user, _ -> new ConcurrentSkipListMap<>())
          .put(append.tips().version() + 1, append.record().id().toString());
    }
    return WRITES;
  }

  /** Decisions in the order in which a relay hands their events on. */
  private static List<String> relayed(UserId user) {
    return STORES.getFirst().database().dsl().select(OUTBOX.PAYLOAD).from(OUTBOX).where(OUTBOX.KEY.eq(user.value()))
        .orderBy(OUTBOX.XID, OUTBOX.POSITION)
        .fetch(row -> {
          try {
            return TipDecided.parseFrom(row.value1()).getDecisionId();
          } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
