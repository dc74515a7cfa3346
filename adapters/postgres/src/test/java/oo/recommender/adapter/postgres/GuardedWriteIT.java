package oo.recommender.adapter.postgres;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.silence;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static oo.recommender.application.port.RecommenderExamples.tip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Decisions.Append;
import oo.recommender.application.port.Decisions.Outcome;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.TransactionConflict;
import oo.shared.domain.UserId;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What writes in one batch do to each other: nothing. */
class GuardedWriteIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final List<Integer> BATCHES = new CopyOnWriteArrayList<>();
  private static final PostgresStore STORE =
      PostgresStore.over(DATABASE.open("recommender"), (name, size, queued, waited) -> observe(name, size));

  private static void observe(String name, int size) {
    if (name.equals("tips")) {
      BATCHES.add(size);
    }
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void forget() {
    BATCHES.clear();
  }

  private static Append append(Decision decision, @Nullable IdempotencyKey key) {
    return new Append(decision.record(), decision.tips(), null, key);
  }

  private static Outcome keep(Append append) {
    return STORE.decisions().append(append);
  }

  /** All in one batch. */
  @SafeVarargs
  private static <T> List<CompletableFuture<T>> together(Supplier<? extends T>... calls) throws SQLException {
    try (var locked = new LockedUser(DATABASE, STORE)) {
      locked.holdLane();
      BATCHES.clear();
      var results = new ArrayList<CompletableFuture<T>>();
      for (var call : calls) {
        results.add(LockedUser.queued(call::get));
      }
      locked.unlock();
      CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new)).exceptionally(_ -> null).join();
      return results;
    }
  }

  private static void assertKept(UserId user, int decisions, long version) {
    assertThat(STORE.decisions().count(new Decisions.Selection(user, null))).isEqualTo(decisions);
    assertThat(STORE.users().of(user).tips().version()).isEqualTo(version);
    assertThat(STORE.events(user)).hasSize(decisions);
  }

  @Test
  void keepsTheOthersOfABatchThatOneBadRowAborts() throws Exception {
    var good = append(tip(someone(), UserTips.NONE, 1), key("good", 1));
    var bad = append(tip(someone(), UserTips.NONE, 1), key("no \u0000 in text", 1));
    var alsoGood = append(silence(someone()), null);

    var outcomes = together(() -> keep(good), () -> keep(bad), () -> keep(alsoGood));

    assertThat(BATCHES).containsExactly(3);
    assertThatThrownBy(outcomes.get(1)::join).hasCauseInstanceOf(DataAccessException.class);
    assertThat(outcomes.get(0).join()).isInstanceOf(Outcome.Appended.class);
    assertThat(outcomes.get(2).join()).isInstanceOf(Outcome.Appended.class);
    assertKept(good.record().user(), 1, 1);
    assertKept(alsoGood.record().user(), 1, 0);
    assertKept(bad.record().user(), 0, 0);
    assertThat(STORE.users().of(bad.record().user()).openTip()).isNull();
  }

  @Test
  void keepsNobodyWaitingLongForARowThatSomebodyElseHolds() throws Exception {
    var other = append(tip(someone(), UserTips.NONE, 1), null);
    try (var locked = new LockedUser(DATABASE, STORE)) {
      var behind = locked.holdLane();
      var written = LockedUser.queued(() -> keep(other));

      assertThatThrownBy(behind::join).hasCauseInstanceOf(TransactionConflict.class);
      assertThat(written.join()).isInstanceOf(Outcome.Appended.class);
    }
  }

  @Test
  void updatesAUserOnceOfWhomManyComeTogether() throws Exception {
    var user = someone();
    keep(append(tip(user, UserTips.NONE, 1), null));
    var known = STORE.users().of(user).tips();
    var other = append(tip(someone(), UserTips.NONE, 1), null);
    Supplier<Outcome> same = () -> keep(new Append(silence(user).record(), known, null, null));

    var outcomes = together(same, same, () -> keep(other), same, same);

    assertThat(outcomes.stream().map(CompletableFuture::join).filter(Outcome.Appended.class::isInstance)).hasSize(2);
    assertThat(outcomes.stream().map(CompletableFuture::join).filter(Outcome.Conflict.class::isInstance)).hasSize(3);
    assertThat(BATCHES).containsExactly(2, 1, 1, 1);
    assertKept(user, 2, 2);
    assertKept(other.record().user(), 1, 1);
  }

  @Test
  void losesNoneOfManyChangesOfOneUserAtOnce() throws Exception {
    var user = someone();
    Crowd.atOnce(16, _ -> {
      Outcome outcome;
      do {
        outcome = keep(new Append(silence(user).record(), STORE.users().of(user).tips(), null, null));
      } while (outcome instanceof Outcome.Conflict);
      assertThat(outcome).isInstanceOf(Outcome.Appended.class);
      return outcome;
    });

    assertKept(user, 16, 16);
  }

  @Test
  void tellsEveryoneOfABatchWhyNothingWasWritten() throws Exception {
    var repeated = kept(key("k", 1));
    var answered = kept(key("k", 1));
    var used = kept(key("k", 1));
    var changed = kept(null);
    var held = append(tip(someone(), UserTips.NONE, 1), key("held", 1));
    var good = append(tip(someone(), UserTips.NONE, 1), key("k", 1));
    var seen = seen(kept(null));
    List<CompletableFuture<Object>> outcomes;
    try (var _ = held(held)) {
      outcomes = together(
          () -> keep(repeated),
          () -> keep(append(another(answered), key("k", 1))),
          () -> keep(append(another(used), key("k", 2))),
          () -> keep(append(another(changed), key("new", 1))),
          () -> keep(held),
          () -> keep(good),
          () -> STORE.feedbacks().append(seen));
    }

    assertThat(BATCHES).containsExactly(7);
    assertThat(outcomes.stream().map(CompletableFuture::join)).containsExactly(
        new Outcome.Appended(),
        new Outcome.AnsweredBefore(answered.record(), answered.record().at()),
        new Outcome.KeyReused(),
        new Outcome.Conflict(),
        new Outcome.InFlight(),
        new Outcome.Appended(),
        new Feedbacks.Outcome.Appended());
    List.of(repeated, answered, used, changed, good).forEach(append -> assertKept(append.record().user(), 1, 1));
    assertKept(held.record().user(), 0, 0);
    assertThat(STORE.users().of(seen.feedback().user()).openTip()).isNotNull()
        .extracting(Tip::state).isEqualTo(seen.feedback().state());
    assertThat(keep(held)).isInstanceOf(Outcome.Appended.class);
  }

  private static Append kept(@Nullable IdempotencyKey key) {
    var append = append(tip(someone(), UserTips.NONE, 1), key);
    assertThat(keep(append)).isInstanceOf(Outcome.Appended.class);
    return append;
  }

  /** For the same user, on the same version. */
  private static Decision another(Append append) {
    return tip(append.record().user(), UserTips.NONE, 2);
  }

  private static Feedbacks.Append seen(Append append) {
    var user = append.record().user();
    var tip = append.record().tip((Answer.Offered) append.record().answer()).in(new TipState.Seen(NOON));
    var reaction = new Reaction.Seen();
    var feedback = new Feedback(id(), user, tip.id(), reaction, tip.state(), false, false, NOON);
    var event = new FeedbackReceived(
        feedback.id(), user, tip.id(), tip.decision(), tip.content().ref(), tip.content().kind(), reaction, false, NOON);
    return new Feedbacks.Append(feedback, new Feedbacks.Change(tip, STORE.users().of(user).tips(), event), key("seen", 1));
  }

  /** Somebody else has the key. */
  private static Connection held(Append append) throws SQLException {
    var lock = new IdempotencyTable(STORE.database()).lockId(append.record().user(), append.key());
    var session = DATABASE.admin().getConnection();
    try (var statement = session.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + lock + ")");
    }
    return session;
  }

  @Test
  void knowsADecisionAgainThatAbortsItsBatch() throws Exception {
    var again = append(silence(someone()), null);
    keep(again);
    var good = append(tip(someone(), UserTips.NONE, 1), null);

    var outcomes = together(() -> keep(again), () -> keep(good));

    assertThat(BATCHES).containsExactly(2);
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Appended.class));
    assertKept(again.record().user(), 1, 0);
    assertKept(good.record().user(), 1, 1);
  }

  private static UserTips charged(UserTips tips) {
    return tips.offered(Objects.requireNonNull(tips.open()), Trigger.PULL, NOON, Objects.requireNonNull(tips.day()));
  }

  @Test
  void doesNotChargeTheCapTwiceForADecisionThatIsRepeated() throws Exception {
    var first = kept(null);
    var user = first.record().user();
    var now = STORE.users().of(user).tips();
    var onNewerTips = new Append(first.record(), charged(now), null, null);
    var good = append(tip(someone(), UserTips.NONE, 1), null);

    var outcomes = together(() -> keep(first), () -> keep(good));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Appended.class));
    outcomes = together(() -> keep(onNewerTips), () -> keep(append(tip(someone(), UserTips.NONE, 1), null)));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Appended.class));

    assertThat(STORE.users().of(user).tips()).isEqualTo(now);
    assertThat(now.tipsThatDay()).isOne();
    assertKept(user, 1, 1);
  }
}
