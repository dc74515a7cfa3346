package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import oo.recommender.application.port.InMemoryLessons;
import oo.recommender.application.port.Profiles;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class LearnFromFeedbackTest {

  private static final double CLOSE = 1e-9;
  private static final Learner LEARNER = new Learner(new FeatureAssembler());

  private final Map<UUID, DecisionRecord> tips = new HashMap<>();

  private UUID offered(UserId user, Instant at, long seed) {
    var record = RecommenderExamples.decision(user, UserTips.NONE, Trigger.PULL, at, seed).record();
    var tip = ((Answer.Offered) record.answer()).id();
    tips.put(tip, record);
    return tip;
  }

  private static Profiles profiles(Consent... consents) {
    var ada = AdaAtNoon.PROFILE;
    var granted = EnumSet.noneOf(Consent.class);
    granted.addAll(List.of(consents));
    return _ -> new Profile(ada.zone(), ada.quietHours(), ada.kindsOff(), ada.dailyCap(), ada.pushCooldown(), granted);
  }

  private static boolean learn(InMemoryLessons lessons, Profiles profiles, LearnFromFeedback.Command command) {
    return new LearnFromFeedback(lessons, profiles, LEARNER, InstantSource.fixed(NOON)).execute(command);
  }

  private static LearnFromFeedback.Command told(UserId user, UUID tip, Aftermath told) {
    return new LearnFromFeedback.Command(id(), user, tip, told);
  }

  private static Aftermath done(Instant at) {
    return new Aftermath(false, false, false, null, at);
  }

  private List<LearnFromFeedback.Command> life(List<UserId> users, Random random) {
    var life = new ArrayList<LearnFromFeedback.Command>();
    for (int i = 0; i < 40; i++) {
      var user = users.get(random.nextInt(users.size()));
      var at = NOON.plus(Duration.ofHours(3L * random.nextInt(8)).plusDays(random.nextInt(100)));
      var record = RecommenderExamples.decision(user, UserTips.NONE, Trigger.PULL, at, random.nextLong()).record();
      if (record.answer() instanceof Answer.Offered offered) {
        var tip = offered.id();
        tips.put(tip, record);
        life.add(told(user, tip, new Aftermath(true, false, false, null, null)));
        switch (random.nextInt(5)) {
          case 0 -> life.add(told(user, tip, Aftermath.IGNORED));
          case 1 -> life.add(told(user, tip, new Aftermath(false, true, false, null, null)));
          case 2 -> life.add(told(user, tip, done(at.plusSeconds(60))));
          case 3 -> life.add(told(user, tip, new Aftermath(false, false, false, Dismissal.NEVER_THIS, null)));
          default -> {
            life.add(told(user, tip, new Aftermath(false, false, false, Dismissal.NOT_NOW, null)));
            life.add(told(user, tip, done(at.plusSeconds(6_000))));
          }
        }
      }
    }
    return life;
  }

  /** R5. */
  @Test
  void learnsTheSameFromAThousandShufflingsAndDuplications() {
    var random = new Random(11);
    var users = List.of(someone(), someone(), someone());
    var life = life(users, random);
    var inOrder = new InMemoryLessons(tips);
    life.forEach(command -> learn(inOrder, profiles(Consent.POOLED_LEARNING), command));
    assertThat(inOrder.statistics().observations()).isGreaterThan(20);

    double largest = 0;
    for (int i = 0; i < 1_000; i++) {
      var shuffled = new ArrayList<>(life);
      life.stream().filter(_ -> random.nextInt(3) == 0).forEach(shuffled::add);
      Collections.shuffle(shuffled, random);
      var other = new InMemoryLessons(tips);
      shuffled.forEach(command -> learn(other, profiles(Consent.POOLED_LEARNING), command));
      largest = Math.max(largest, difference(inOrder.statistics(), other.statistics()));
      for (var user : users) {
        largest = Math.max(largest, difference(inOrder.model(user), other.model(user)));
      }
    }

    assertThat(largest).isLessThan(CLOSE);
  }

  @Test
  void rebuildsWhatItLearned() {
    var users = List.of(someone(), someone());
    var life = life(users, new Random(12));
    var lessons = new InMemoryLessons(tips);
    life.forEach(command -> learn(lessons, profiles(Consent.POOLED_LEARNING), command));
    var online = lessons.statistics();
    var model = lessons.model(users.getFirst());

    new RebuildModel(lessons, LEARNER).execute(RewardDefinition.GRADED, (studied, total) -> {});

    assertThat(difference(online, lessons.statistics())).isLessThan(CLOSE);
    assertThat(difference(model, lessons.model(users.getFirst()))).isLessThan(CLOSE);
  }

  @Test
  void valuesRewardsAnewUnderAnotherDefinition() {
    var user = someone();
    var tip = offered(user, NOON, 1);
    var lessons = new InMemoryLessons(tips);
    learn(lessons, profiles(Consent.POOLED_LEARNING), told(user, tip, new Aftermath(false, false, false, Dismissal.NEVER_THIS, null)));
    assertThat(lessons.statistics().meanReward()).isEqualTo(-0.5);

    new RebuildModel(lessons, LEARNER).execute(RewardDefinition.DONE_IN_TIME, (studied, total) -> {});

    assertThat(lessons.statistics().meanReward()).isZero();
    assertThat(lessons.statistics().observations()).isOne();
  }

  @Test
  void takesAMessageOnce() {
    var user = someone();
    var tip = offered(user, NOON, 1);
    var lessons = new InMemoryLessons(tips);
    var command = told(user, tip, done(NOON.plusSeconds(60)));

    assertThat(learn(lessons, profiles(Consent.POOLED_LEARNING), command)).isTrue();
    assertThat(learn(lessons, profiles(Consent.POOLED_LEARNING), command)).isFalse();

    assertThat(lessons.statistics().observations()).isOne();
  }

  @Test
  void keepsToTheUsersOwnModelWhatIsNotForAll() {
    var user = someone();
    var tip = offered(user, NOON, 1);
    var lessons = new InMemoryLessons(tips);

    learn(lessons, profiles(), told(user, tip, done(NOON.plusSeconds(60))));

    assertThat(lessons.statistics().observations()).isZero();
    assertThat(lessons.model(user)).isNotEqualTo(UserModel.EMPTY);
  }

  @Test
  void learnsNothingFromAWordOnSomebodyElsesTip() {
    var tip = offered(someone(), NOON, 1);
    var lessons = new InMemoryLessons(tips);

    learn(lessons, profiles(Consent.POOLED_LEARNING), told(someone(), tip, done(NOON)));

    assertThat(lessons.statistics().observations()).isZero();
    assertThat(lessons.reward(tip).value()).isEmpty();
  }

  private static double difference(Statistics one, Statistics other) {
    var left = one.sums();
    var right = other.sums();
    assertThat(left.asOf()).isEqualTo(right.asOf());
    assertThat(left.observations()).isEqualTo(right.observations());
    return Math.max(
        Math.max(difference(left.precision(), right.precision()), difference(left.vector(), right.vector())),
        difference(
            new double[] {left.weight(), left.rewards(), left.squares(), left.entropy()},
            new double[] {right.weight(), right.rewards(), right.squares(), right.entropy()}));
  }

  private static double difference(UserModel one, UserModel other) {
    assertThat(one.kinds().keySet()).isEqualTo(other.kinds().keySet());
    double largest = 0;
    for (var entry : one.kinds().entrySet()) {
      var same = other.kinds().get(entry.getKey());
      largest = Math.max(largest, Math.abs(entry.getValue().weight() - same.weight()));
      largest = Math.max(largest, Math.abs(entry.getValue().rewards() - same.rewards()));
      largest = Math.max(largest, difference(entry.getValue().inputs(), same.inputs()));
    }
    return largest;
  }

  private static double difference(double[] one, double[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }
}
