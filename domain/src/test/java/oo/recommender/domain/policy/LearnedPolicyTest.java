package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnedPolicyTest {

  /** Knows nothing of any input, surely: what a candidate is worth is the user's effect, which tests set. */
  private static final ModelSnapshot ONLY_EFFECTS = AnyModels.of("only effects", 0, 0);

  private static Features worth(Trigger trigger, TipKind kind, double... rewards) {
    var kinds = new TipKind[rewards.length];
    Arrays.fill(kinds, kind);
    return worth(PlainFeatures.of(trigger, kinds), rewards);
  }

  private static Features worth(Features features, double... rewards) {
    for (int i = 0; i < rewards.length; i++) {
      features.set(i, CandidateFeature.KIND_EFFECT, rewards[i]);
      features.set(i, CandidateFeature.KIND_EFFECT_VARIANCE, 0);
    }
    return features;
  }

  private static double floored(double share, int arms) {
    return 0.9 * share + 0.1 / arms;
  }

  @ParameterizedTest
  @EnumSource(PolicyType.class)
  void refusesAModelOfOtherInputs(PolicyType type) {
    var other = new ModelSnapshot("old", "ab12", ModelSnapshot.NONE.linear());
    var narrow = new ModelSnapshot("narrow", ModelInputs.hash(), new LinearModel(new double[2], new double[4], 1));
    var features = AnyFeatures.of(Trigger.PULL, 3, 1);

    if (type.isLearned()) {
      assertThatThrownBy(() -> type.withDefaults().distribution(features, other)).isInstanceOf(UnfitModel.class)
          .hasMessageContaining("old").hasMessageContaining("ab12").hasMessageContaining(ModelInputs.hash());
      assertThatThrownBy(() -> type.withDefaults().distribution(features, narrow)).isInstanceOf(UnfitModel.class);
      assertThat(((ScoringPolicy) type.withDefaults()).scoresBy(other)).isFalse();
      assertThat(((ScoringPolicy) type.withDefaults()).scoresBy(ModelSnapshot.NONE)).isTrue();
    } else {
      assertThat(type.withDefaults().distribution(features, other))
          .isEqualTo(type.withDefaults().distribution(features, ModelSnapshot.NONE));
    }
  }

  @Test
  void choosesTheBestGreedilyAndDividesItsShareAmongTheEquallyGood() {
    var policy = PolicyType.EPSILON_GREEDY.with(Map.of("epsilon", 0.25));

    var distribution = policy.distribution(worth(Trigger.PULL, TipKind.BREAK, 0.2, 0.5, 0.5, -0.1), ONLY_EFFECTS);

    assertThat(distribution.withinKind(0)).isEqualTo(0.25 / 4);
    assertThat(distribution.withinKind(1)).isEqualTo(0.75 / 2 + 0.25 / 4).isEqualTo(distribution.withinKind(2));
    assertThat(distribution.kind(TipKind.BREAK)).isEqualTo(1);
  }

  @Test
  void choosesInProportionToTheExponential() {
    var policy = PolicyType.SOFTMAX.with(Map.of("temperature", 0.5));

    var distribution = policy.distribution(worth(Trigger.PULL, TipKind.BREAK, 0, 0.5), ONLY_EFFECTS);

    assertThat(distribution.withinKind(1)).isCloseTo(floored(Math.E / (1 + Math.E), 2), within(1e-12));
  }

  @Test
  void choosesTheRarerTheMoreAnArmPromisesLess() {
    var policy = PolicyType.SQUARECB.with(Map.of("learning_rate", 20.0));

    var distribution = policy.distribution(worth(Trigger.PULL, TipKind.BREAK, 0.5, 0.4, 0), ONLY_EFFECTS);

    assertThat(distribution.withinKind(1)).isCloseTo(floored(1.0 / (3 + 2), 3), within(1e-12));
    assertThat(distribution.withinKind(2)).isCloseTo(floored(1.0 / (3 + 10), 3), within(1e-12));
    assertThat(distribution.withinKind(0)).isCloseTo(floored(1 - 1.0 / 5 - 1.0 / 13, 3), within(1e-12));
  }

  @Test
  void choosesAsLikelyAsACandidateIsTheBest() {
    var features = worth(Trigger.PULL, TipKind.BREAK, 0.1, 0);
    features.set(0, CandidateFeature.PRIORITY, 1);
    var covariance = new double[ModelInputs.WIDTH * ModelInputs.WIDTH];
    int priority = ModelInputs.names().indexOf("priority");
    covariance[priority * ModelInputs.WIDTH + priority] = 0.04;
    var model = AnyModels.snapshot("unsure of priorities", new double[ModelInputs.WIDTH], covariance);

    var distribution = PolicyType.LINEAR_THOMPSON.withDefaults().distribution(features, model);

    // Φ(0.1 / 0.2)
    assertThat(distribution.withinKind(0)).isCloseTo(floored(0.691462461274013, 2), within(BestOfNormals.ERROR));
  }

  @ParameterizedTest
  @EnumSource(value = PolicyType.class, names = {"LINEAR_THOMPSON", "TWO_STAGE"})
  void keepsSilentAsLikelyAsATipIsWorthLessThanNothing(PolicyType type) {
    var features = worth(Trigger.PUSH, TipKind.BREAK, -0.1);
    var covariance = new double[ModelInputs.WIDTH * ModelInputs.WIDTH];
    covariance[0] = 0.04;
    var model = AnyModels.snapshot("unsure of all", new double[ModelInputs.WIDTH], covariance);

    var distribution = type.withDefaults().distribution(features, model);

    assertThat(distribution.silence()).isCloseTo(floored(0.691462461274013, 2), within(1e-4));
  }

  @ParameterizedTest
  @EnumSource(value = PolicyType.class, names = {"UNIFORM", "RULES"}, mode = EnumSource.Mode.EXCLUDE)
  void weighsSilenceAsNothingOnAPushOnly(PolicyType type) {
    var policy = type.withDefaults();
    var bad = new double[] {-0.9, -0.8};
    var good = new double[] {0.9, 0.8};

    assertThat(policy.distribution(worth(Trigger.PUSH, TipKind.TASK, bad), ONLY_EFFECTS).silence()).isGreaterThan(0.9);
    assertThat(policy.distribution(worth(Trigger.PUSH, TipKind.TASK, good), ONLY_EFFECTS).silence()).isLessThan(0.1);
    assertThat(policy.distribution(worth(Trigger.PULL, TipKind.TASK, bad), ONLY_EFFECTS).silence()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = PolicyType.class, names = {"UNIFORM", "RULES"}, mode = EnumSource.Mode.EXCLUDE)
  void prefersAKindWhoseBestCandidateIsBetterWhateverTheOthersAre(PolicyType type) {
    var features = worth(
        PlainFeatures.of(Trigger.PULL, TipKind.TASK, TipKind.TASK, TipKind.SLEEP), -0.9, 0.8, 0.1);

    var distribution = type.withDefaults().distribution(features, ONLY_EFFECTS);

    assertThat(distribution.kind(TipKind.TASK)).isGreaterThan(0.9);
    assertThat(distribution.withinKind(1)).isGreaterThan(0.9);
  }

  @Test
  void looksIntoAKindThatAUserIsNotYetKnownToLike() {
    var features = PlainFeatures.of(Trigger.PULL, TipKind.TASK, TipKind.SLEEP);
    worth(features, 0.3, 0.2);
    var policy = PolicyType.TWO_STAGE.withDefaults();
    double known = policy.distribution(features, ONLY_EFFECTS).kind(TipKind.SLEEP);
    features.set(1, CandidateFeature.KIND_EFFECT_VARIANCE, 0.04);

    assertThat(known).isCloseTo(0.1 / 2, within(1e-6));
    assertThat(policy.distribution(features, ONLY_EFFECTS).kind(TipKind.SLEEP))
        .isCloseTo(floored(0.308537538725987, 2), within(1e-4));
  }
}
