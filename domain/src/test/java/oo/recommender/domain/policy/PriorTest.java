package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a new installation does, on which nobody has answered yet. */
class PriorTest {

  private static Distribution distribution(PolicyType type, Features features) {
    return type.withDefaults().distribution(features, ModelSnapshot.NONE);
  }

  private static double silence(Features features) {
    return distribution(PolicyType.TWO_STAGE, features).silence();
  }

  private static Features advice(Trigger trigger) {
    return PlainFeatures.of(trigger, TipKind.FOCUS, TipKind.BREAK, TipKind.SOCIAL, TipKind.TASK);
  }

  @ParameterizedTest
  @EnumSource(value = PolicyType.class, names = {"UNIFORM", "RULES"}, mode = EnumSource.Mode.EXCLUDE)
  void offersATaskThatIsDueRatherThanAdvice(PolicyType type) {
    var features = advice(Trigger.PULL);
    features.set(3, CandidateFeature.HAS_DUE, 1);
    features.set(3, CandidateFeature.DUE_IN_HOURS, 2);

    var distribution = distribution(type, features);

    assertThat(distribution.kind(TipKind.TASK)).isGreaterThan(1.3 * distribution.kind(TipKind.FOCUS))
        .isGreaterThan(1.3 * distribution.kind(TipKind.SOCIAL));
  }

  @Test
  void prefersWhatSuitsTheHour() {
    var features = PlainFeatures.of(Trigger.PULL, TipKind.FOCUS, TipKind.SLEEP);
    features.set(ContextFeature.HOUR_OF_DAY, 9);
    assertThat(distribution(PolicyType.TWO_STAGE, features).kind(TipKind.FOCUS)).isGreaterThan(0.55);
    features.set(ContextFeature.HOUR_OF_DAY, 22);
    assertThat(distribution(PolicyType.TWO_STAGE, features).kind(TipKind.SLEEP)).isGreaterThan(0.55);
  }

  @Test
  void givesBackWhatWasPutOffAndLeavesWhatDoesNotFit() {
    var features = PlainFeatures.of(Trigger.PULL, TipKind.BREAK, TipKind.BREAK, TipKind.BREAK);
    features.set(ContextFeature.FREE_MINUTES, 15);
    features.set(0, CandidateFeature.COMES_BACK, 1);
    features.set(2, CandidateFeature.EFFORT_MINUTES, 60);

    var distribution = distribution(PolicyType.TWO_STAGE, features);

    assertThat(distribution.withinKind(0)).isGreaterThan(0.8);
    assertThat(distribution.withinKind(2)).isLessThan(distribution.withinKind(1));
  }

  @Test
  void offersLessOfWhatTheUserDismissesAndMoreOfWhatIsDone() {
    var features = PlainFeatures.of(Trigger.PULL, TipKind.FOCUS, TipKind.BREAK, TipKind.SOCIAL);
    features.set(0, CandidateFeature.KIND_DISMISS_DECAYED, 0.8);
    features.set(1, CandidateFeature.KIND_DONE_DECAYED, 0.8);

    var distribution = distribution(PolicyType.TWO_STAGE, features);

    assertThat(distribution.kind(TipKind.FOCUS)).isLessThan(distribution.kind(TipKind.SOCIAL));
    assertThat(distribution.kind(TipKind.BREAK)).isGreaterThan(distribution.kind(TipKind.SOCIAL));
  }

  @Test
  void keepsSilentTheMoreTheLessThereIsToBeSaid() {
    var fresh = advice(Trigger.PUSH);
    var flooded = advice(Trigger.PUSH);
    flooded.set(ContextFeature.DOSE, 8);
    flooded.set(ContextFeature.MINUTES_SINCE_TIP, 5);
    var due = advice(Trigger.PUSH);
    due.set(3, CandidateFeature.HAS_DUE, 1);
    due.set(3, CandidateFeature.DUE_IN_HOURS, 1);

    assertThat(silence(flooded)).isGreaterThan(1.5 * silence(fresh));
    assertThat(silence(due)).isLessThan(silence(fresh));
    assertThat(silence(fresh)).isBetween(0.1, 0.6);
  }

  /** How often it and the rules, each drawing for itself, choose the same, over moments such as there are. */
  @ParameterizedTest
  @EnumSource(value = PolicyType.class, names = {"UNIFORM", "RULES"}, mode = EnumSource.Mode.EXCLUDE)
  void agreesWithTheRulesMoreThanChance(PolicyType type) {
    double chance = agreement(PolicyType.UNIFORM);

    assertThat(agreement(type)).isGreaterThan(1.15 * chance);
  }

  private static double agreement(PolicyType type) {
    double sum = 0;
    for (int seed = 0; seed < 300; seed++) {
      var features = new FeatureAssembler()
          .assemble(Moments.moment(Trigger.PULL, seed), new CandidateSet(Moments.candidates(20, seed)));
      var rules = distribution(PolicyType.RULES, features);
      var policy = distribution(type, features);
      for (int i = 0; i < features.size(); i++) {
        sum += rules.propensity(i) * policy.propensity(i);
      }
    }
    return sum / 300;
  }
}
