package oo.recommender.domain.learning;

import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.PROFILE;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.situation;
import static oo.recommender.domain.decision.AdaAtNoon.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.Set;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Memory;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class LearnerTest {

  private static final DecisionRecord DECISION = decider().decide(request(Trigger.PULL, NOON, 1), situation()).record();
  private static final Learner LEARNER = new Learner(new FeatureAssembler());
  private static final Aftermath DONE = new Aftermath(false, false, false, null, NOON.plusSeconds(60));
  private static final Aftermath NOT_NOW = new Aftermath(false, false, false, Dismissal.NOT_NOW, null);

  private static Learned learn(Learner learner, DecisionRecord decision, Reward before, Aftermath told, boolean consents) {
    return learner.learn(decision, before, told, consents, RewardDefinition.GRADED);
  }

  @Test
  void observesTheTipAsItsDecisionSawIt() {
    var learned = learn(LEARNER, DECISION, Reward.NONE, DONE, true);

    var features = new FeatureAssembler().assemble(DECISION.context(), DECISION.candidates());
    var expected = new double[ModelInputs.WIDTH];
    ModelInputs.fill(features, DECISION.draw().pick().candidate(), expected);
    assertThat(learned.pooled().observation().input()).isEqualTo(expected);
    assertThat(learned.pooled().observation().at()).isEqualTo(NOON);
    assertThat(learned.pooled().observation().kind()).isEqualTo(((Answer.Offered) DECISION.answer()).content().kind());
    assertThat(learned.pooled().after()).hasValue(1);
    assertThat(learned.own()).isEqualTo(learned.pooled());
    assertThat(learned.reward()).isEqualTo(new Reward(DONE, true, OptionalDouble.of(1)));
  }

  @Test
  void keepsToTheUsersOwnModelWhatIsNotForAll() {
    var learned = learn(LEARNER, DECISION, Reward.NONE, DONE, false);

    assertThat(learned.own()).isNotNull();
    assertThat(learned.pooled()).isNull();
  }

  @Test
  void takesOutOfThePoolWhatChangesAfterTheConsentWasWithdrawn() {
    var before = learn(LEARNER, DECISION, Reward.NONE, NOT_NOW, true).reward();

    var learned = learn(LEARNER, DECISION, before, DONE, false);

    assertThat(learned.pooled().before()).hasValue(-0.1);
    assertThat(learned.pooled().after()).isEmpty();
    assertThat(learned.own().after()).hasValue(1);
  }

  @Test
  void learnsNothingFromWhatItKnowsOrFromWhatIsPending() {
    var before = learn(LEARNER, DECISION, Reward.NONE, DONE, true).reward();
    assertThat(learn(LEARNER, DECISION, before, DONE, true)).isEqualTo(new Learned(before, null, null));

    var seen = learn(LEARNER, DECISION, Reward.NONE, new Aftermath(true, false, false, null, null), true);
    assertThat(seen.own()).isNull();
    assertThat(seen.reward().value()).isEmpty();
    assertThat(seen.reward().aftermath().seen()).isTrue();
  }

  @Test
  void keepsTheRewardOfAHoldoutAndLearnsNothingFromIt() {
    var draw = DECISION.draw();
    var heldOut = new Draw(
        draw.policy(), draw.model(), draw.schemaHash(), draw.seed(), draw.distribution(), draw.pick(), Arm.HOLDOUT);

    var learned = learn(LEARNER, with(heldOut), Reward.NONE, DONE, true);

    assertThat(learned.reward().value()).hasValue(1);
    assertThat(learned.own()).isNull();
    assertThat(learned.pooled()).isNull();
  }

  @Test
  void learnsNothingFromTheTwentyFirstTipOfADay() {
    assertThat(learn(LEARNER, after(19), Reward.NONE, DONE, true).pooled()).isNotNull();
    assertThat(learn(LEARNER, after(20), Reward.NONE, DONE, true).pooled()).isNull();
    assertThat(learn(LEARNER, after(20), Reward.NONE, DONE, true).own()).isNull();
  }

  private static DecisionRecord after(int tips) {
    var today = NOON.atZone(PROFILE.zone()).toLocalDate();
    var sofar = new UserTips(
        1, null, today, tips, NOON.minusSeconds(60), null, Set.of(), Memory.EMPTY, Memory.EMPTY, Memory.EMPTY, Memory.EMPTY);
    var talkative = new Profile(
        PROFILE.zone(), PROFILE.quietHours(), PROFILE.kindsOff(), 50, PROFILE.pushCooldown(), PROFILE.consents());
    return decider().decide(request(Trigger.PULL, NOON, 1), new Situation(talkative, state(), sofar)).record();
  }

  @Test
  void learnsNothingFromFeaturesOfAnotherSchema() {
    var draw = DECISION.draw();
    var old = new Draw(draw.policy(), draw.model(), "another", draw.seed(), draw.distribution(), draw.pick(), draw.arm());

    assertThat(learn(LEARNER, with(old), Reward.NONE, DONE, true).own()).isNull();
  }

  private static DecisionRecord with(Draw draw) {
    return new DecisionRecord(
        DECISION.id(), DECISION.user(), DECISION.context(), DECISION.availability(), DECISION.candidates(), draw, DECISION.answer());
  }

  @Test
  void refusesADecisionWithoutATip() {
    var silence = decider().decide(request(Trigger.PUSH, NOON.plusSeconds(39_600), 1), situation()).record();

    assertThatThrownBy(() -> learn(LEARNER, silence, Reward.NONE, DONE, true)).isInstanceOf(IllegalArgumentException.class);
  }
}
