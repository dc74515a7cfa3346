package oo.recommender.adapter.postgres;

import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.silence;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static oo.recommender.application.port.RecommenderExamples.tip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Decisions.Append;
import oo.recommender.application.port.Decisions.Outcome;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.DatabaseSettings;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connection that breaks once a whole batch is committed, before anybody was told. */
class LostBatchIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final PostgresStore DIRECT = PostgresStore.over(DATABASE.open("recommender"));

  private static Wire wire;
  private static PostgresStore store;

  @BeforeAll
  static void connect() throws IOException {
    wire = new Wire(DATABASE.url());
    store = PostgresStore.over(DATABASE.open(patient(wire.through(DATABASE.settings("recommender", 1)))));
    // It meets its advice for the first time; from then on a decision is one round trip.
    store.decisions().append(append(tip(someone(), UserTips.NONE, 1), null));
  }

  /** With the lane: its batch waits while the test gets ready. */
  private static DatabaseSettings patient(DatabaseSettings settings) {
    return new DatabaseSettings(
        settings.url(), settings.role(), settings.password(), settings.poolSize(), settings.connectionTimeout(),
        Duration.ofSeconds(20), Duration.ofSeconds(25), Duration.ofSeconds(30));
  }

  @AfterAll
  static void close() {
    DATABASE.close();
    wire.close();
  }

  private static Append append(Decision decision, @Nullable IdempotencyKey key) {
    return new Append(decision.record(), decision.tips(), null, key);
  }

  /** Of every shape, each with what is true of it. */
  private static Map<Append, Outcome> writes() {
    var writes = new LinkedHashMap<Append, Outcome>();
    for (int i = 0; i < 3; i++) {
      writes.put(append(tip(someone(), UserTips.NONE, i), key("k", 1)), new Outcome.Appended());
      writes.put(append(tip(someone(), UserTips.NONE, i), null), new Outcome.Appended());
      writes.put(append(silence(someone()), key("k", 1)), new Outcome.Appended());
      writes.put(append(silence(someone()), null), new Outcome.Appended());
    }
    var before = append(tip(someone(), UserTips.NONE, 1), key("before", 1));
    DIRECT.decisions().append(before);
    writes.put(append(tip(before.record().user(), UserTips.NONE, 2), key("before", 1)),
        new Outcome.AnsweredBefore(before.record(), before.record().at()));
    var changed = append(tip(someone(), UserTips.NONE, 1), null);
    DIRECT.decisions().append(changed);
    writes.put(append(tip(changed.record().user(), UserTips.NONE, 2), key("new", 1)), new Outcome.Conflict());
    return writes;
  }

  /** In one batch, which is about to be committed when {@code fault} comes. */
  private static List<CompletableFuture<Outcome>> together(Iterable<Append> writes, Runnable fault) throws SQLException {
    try (var before = new LockedUser(DATABASE, store); var within = new LockedUser(DATABASE, store)) {
      var tips = within.next();
      var first = before.holdLane();
      var calls = new ArrayList<CompletableFuture<Outcome>>();
      for (var write : writes) {
        calls.add(LockedUser.queued(() -> store.decisions().append(write)));
      }
      LockedUser.queued(() -> store.decisions().append(tips));
      before.unlock();
      first.join();
      within.awaitBatch();
      fault.run();
      within.unlock();
      CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).exceptionally(_ -> null).join();
      return calls;
    }
  }

  private static void assertKeptOnce(Map<Append, Outcome> writes) {
    writes.forEach((write, outcome) -> {
      var user = write.record().user();
      int tips = write.tips() == null ? 0 : 1;
      assertThat(DIRECT.decisions().count(new Decisions.Selection(user, null))).isOne();
      assertThat(DIRECT.users().of(user).tips().version()).isEqualTo(tips);
      assertThat(DIRECT.users().of(user).tips().tipsThatDay()).isEqualTo(tips);
      assertThat(DIRECT.events(user)).hasSize(1);
    });
  }

  @Test
  void tellsEveryoneTheTruthAfterOneLostAnswer() throws Exception {
    var writes = writes();

    var outcomes = together(writes.keySet(), wire::swallowOneAnswer);

    assertThat(outcomes.stream().map(CompletableFuture::join)).containsExactlyElementsOf(writes.values());
    assertKeptOnce(writes);
  }

  @Test
  void leavesEveryoneInDoubtWhileThereAreNoAnswersAndKnowsThemAgain() throws Exception {
    var writes = writes();

    var outcomes = together(writes.keySet(), wire::swallowAnswers);

    assertThat(outcomes).allSatisfy(outcome -> {
      var failure = catchThrowableOfType(CompletionException.class, outcome::join);
      assertThat(failure.getCause()).isInstanceOfSatisfying(
          DatabaseUnavailable.class, unknown -> assertThat(unknown.maybeDone()).isTrue());
    });
    assertKeptOnce(writes);
    wire.heal();
    while (!store.database().isReachable()) {
      Thread.onSpinWait();
    }
    var again = writes.keySet().stream().map(write -> LockedUser.queued(() -> store.decisions().append(write))).toList();
    assertThat(again.stream().map(CompletableFuture::join)).containsExactlyElementsOf(writes.values());
    assertKeptOnce(writes);
  }
}
