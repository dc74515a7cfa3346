package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ModelStatistics.MODEL_STATISTICS;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserModel.USER_MODEL;
import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import oo.recommender.application.CheckModel;
import oo.recommender.application.CutSnapshot;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.application.RebuildModel;
import oo.recommender.application.ServeModel;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.TipState;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Learning over the real tables. */
class LearningIT {

  private static final double CLOSE = 1e-9;
  private static final Learner LEARNER = new Learner(new FeatureAssembler());
  private static final Aftermath DONE = new Aftermath(false, false, false, null, NOON.plusSeconds(60));
  private static final Aftermath NOT_NOW = new Aftermath(false, false, false, Dismissal.NOT_NOW, null);

  private TestDatabase database;
  private PostgresStore store;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    store = PostgresStore.over(database.open("recommender"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private UUID offered(UserId user, long seed) {
    var decision = RecommenderExamples.tip(user, store.users().of(user).tips().skipped(), seed);
    assertThat(store.decisions().append(new Decisions.Append(decision.record(), decision.tips(), null, null)))
        .isInstanceOf(Decisions.Outcome.Appended.class);
    return ((Answer.Offered) decision.record().answer()).id();
  }

  private boolean learn(UUID message, UserId user, UUID tip, Aftermath told) {
    var ada = AdaAtNoon.PROFILE;
    var consenting = new Profile(
        ada.zone(), ada.quietHours(), ada.kindsOff(), ada.dailyCap(), ada.pushCooldown(), Set.of(Consent.POOLED_LEARNING));
    return new LearnFromFeedback(store.recommender().lessons(), _ -> consenting, LEARNER, InstantSource.fixed(NOON))
        .execute(new LearnFromFeedback.Command(message, user, tip, told));
  }

  private Statistics statistics() {
    return StatisticsDocument.read(store.database().dsl().select(MODEL_STATISTICS.DOCUMENT).from(MODEL_STATISTICS)
        .fetchSingle().value1());
  }

  @Test
  void letsTheNextReadKnowWhatAUserAnswered() {
    var user = someone();
    var tip = offered(user, 1);
    var message = id();

    assertThat(learn(message, user, tip, DONE)).isTrue();
    assertThat(learn(message, user, tip, DONE)).isFalse();

    var model = store.users().of(user).model();
    assertThat(model.effects(ModelSnapshot.NONE.linear(), NOON).effects()).hasSize(1)
        .allSatisfy((kind, effect) -> assertThat(effect.mean()).isPositive());
    assertThat(statistics().observations()).isOne();
    assertThat(store.database().dsl().fetchSingle(REWARD).getValue()).isEqualTo(1);
  }

  @Test
  void losesNoneOfManyAtOnce() throws Exception {
    var tips = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 40; i++) {
      var user = someone();
      var tip = offered(user, i);
      tips.add(() -> learn(id(), user, tip, NOT_NOW));
      tips.add(() -> learn(id(), user, tip, DONE));
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var done : threads.invokeAll(tips)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(statistics().observations()).isEqualTo(40);
    assertThat(statistics().meanReward()).isEqualTo(1, within(CLOSE));
  }

  @Test
  void rebuildsFromTheLedgerWhatItLearnedOnline() {
    var users = Stream.generate(RecommenderExamples::someone).limit(10).toList();
    for (int i = 0; i < 30; i++) {
      var user = users.get(i % users.size());
      var tip = offered(user, i);
      learn(id(), user, tip, NOT_NOW);
      if (i % 2 == 0) {
        learn(id(), user, tip, DONE);
      }
    }
    var online = statistics().sums();
    var models = users.stream().map(user -> store.users().of(user).model()).toList();

    var comparison = new CheckModel(store.recommender().lessons(), LEARNER).execute((done, total) -> {});
    assertThat(comparison.tips()).isEqualTo(30);
    assertThat(comparison.users()).isEqualTo(10);
    assertThat(comparison.difference()).isLessThan(CheckModel.CLOSE);

    long studied = new RebuildModel(store.recommender().lessons(), LEARNER).execute(RewardDefinition.GRADED, (done, total) -> {});

    var rebuilt = statistics().sums();
    assertThat(studied).isEqualTo(30);
    assertThat(rebuilt.observations()).isEqualTo(online.observations());
    assertThat(difference(online.precision(), rebuilt.precision())).isLessThan(CLOSE);
    assertThat(difference(online.vector(), rebuilt.vector())).isLessThan(CLOSE);
    for (int i = 0; i < users.size(); i++) {
      same(models.get(i), store.users().of(users.get(i)).model());
    }
  }

  private static void same(UserModel one, UserModel other) {
    assertThat(other.kinds().keySet()).isEqualTo(one.kinds().keySet());
    one.kinds().forEach((kind, answers) ->
        assertThat(difference(answers.inputs(), other.kinds().get(kind).inputs())).isLessThan(CLOSE));
  }

  private static double difference(double[] one, double[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }

  @Test
  void findsWhatIsNotWhatTheLedgerMakesOfIt() {
    var user = someone();
    learn(id(), user, offered(user, 1), NOT_NOW);
    learn(id(), user, offered(user, 2), DONE);
    assertThat(difference()).isLessThan(CheckModel.CLOSE);

    var right = store.database().dsl().fetchSingle(USER_MODEL).getDocument();
    store.database().dsl().update(USER_MODEL).set(USER_MODEL.DOCUMENT, UserModelDocument.write(UserModel.EMPTY)).execute();
    assertThat(difference()).as("of the user").isGreaterThan(0.1);
    store.database().dsl().update(USER_MODEL).set(USER_MODEL.DOCUMENT, right).execute();

    store.database().dsl().update(REWARD).set(REWARD.VALUE, 0.9).where(REWARD.VALUE.eq(1.0)).execute();
    assertThat(difference()).as("of a reward").isCloseTo(0.1, within(CLOSE));
    store.database().dsl().update(REWARD).set(REWARD.VALUE, 1.0).where(REWARD.VALUE.eq(0.9)).execute();

    store.database().dsl().update(MODEL_STATISTICS)
        .set(MODEL_STATISTICS.DOCUMENT, StatisticsDocument.write(Statistics.empty(ModelInputs.WIDTH))).execute();
    assertThat(difference()).as("of all").isGreaterThan(0.1);
  }

  private double difference() {
    return new CheckModel(store.recommender().lessons(), LEARNER).execute((done, total) -> {}).difference();
  }

  @Test
  void learnsNothingWhileItIsHalfMade() {
    var user = someone();
    var tip = offered(user, 1);
    learn(id(), user, tip, NOT_NOW);
    store.database().dsl().update(MODEL_STATISTICS).set(MODEL_STATISTICS.REWARD_DEFINITION, StatisticsRow.HALF_MADE).execute();
    var message = id();

    assertThatThrownBy(() -> learn(message, user, tip, DONE)).isInstanceOf(StatisticsRow.HalfMade.class);
    assertThat(new CutSnapshot(store.recommender().snapshots(), InstantSource.fixed(NOON)).execute(true)).isNull();

    new RebuildModel(store.recommender().lessons(), LEARNER).execute(RewardDefinition.GRADED, (done, total) -> {});
    assertThat(learn(message, user, tip, DONE)).isTrue();
    assertThat(statistics().meanReward()).isEqualTo(1);
  }

  @Test
  void servesWhatWasCutUntilAnOlderOneIsHeld() {
    var user = someone();
    var tables = store.recommender();
    var first = cut(user, 1);
    var second = cut(user, 2);
    tables.refreshModels();
    assertThat(tables.models().newest().version()).isEqualTo(second);
    assertThat(tables.models().newest()).isEqualTo(tables.models().of(second));

    new ServeModel(tables.snapshots(), InstantSource.fixed(NOON)).execute(new ServeModel.Wish.Hold(null), "test");
    tables.refreshModels();
    assertThat(tables.models().newest().version()).isEqualTo(first);

    cut(user, 3);
    tables.refreshModels();
    assertThat(tables.models().newest().version()).isEqualTo(first);

    new ServeModel(tables.snapshots(), InstantSource.fixed(NOON)).execute(new ServeModel.Wish.Newest(), "test");
    tables.refreshModels();
    assertThat(tables.models().newest().version()).isNotIn(first, second);
    assertThat(tables.models().of("none")).isEqualTo(ModelSnapshot.NONE);
    assertThat(tables.models().of("m999")).isNull();
    assertThat(tables.models().of("rubbish")).isNull();
  }

  private String cut(UserId user, long seed) {
    learn(id(), user, offered(user, seed), DONE);
    return new CutSnapshot(store.recommender().snapshots(), InstantSource.fixed(NOON)).execute(true).version();
  }

  @Test
  void tellsOnceOfTipsThatWereSeenAndNotAnswered() {
    var user = someone();
    var tip = offered(user, 1);
    assertThat(expire(NOON.plusSeconds(100_000))).isZero();
    store.database().dsl().update(TIP).set(TIP.STATE, "seen").set(TIP.STATE_AT, NOON).execute();

    assertThat(expire(NOON)).isZero();
    assertThat(expire(NOON.plusSeconds(100_000))).isOne();
    assertThat(expire(NOON.plusSeconds(100_000))).isZero();

    assertThat(store.tips().find(user, tip).state()).isEqualTo(new TipState.Expired(true));
    assertThat(store.events(user)).endsWith("TipExpired");
  }

  private int expire(Instant over) {
    return store.recommender().seenTips().expire(over, NOON, 500);
  }
}
