package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;

/** Against the model's own products over whole inputs. */
class ScoresTest {

  private static final LinearModel MODEL = AnyModels.learned(11).linear();

  private static double[] input(Features features, int candidate) {
    var input = new double[ModelInputs.WIDTH];
    ModelInputs.fill(features, candidate, input);
    return input;
  }

  private static double[] mean(Features features, int[] candidates) {
    var mean = new double[ModelInputs.WIDTH];
    for (int candidate : candidates) {
      var input = input(features, candidate);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += input[j] / candidates.length;
      }
    }
    return mean;
  }

  private static double varianceOfDifference(double[] one, double[] other) {
    var difference = new double[one.length];
    for (int j = 0; j < one.length; j++) {
      difference[j] = one[j] - other[j];
    }
    return MODEL.variance(difference);
  }

  @Property(tries = 100)
  void expectsWhatTheModelAndTheUsersEffectSay(@ForAll Trigger trigger, @ForAll long seed) {
    var features = AnyFeatures.of(trigger, 10, seed);
    var scores = new Scores(features, MODEL);
    for (int i = 0; i < features.size(); i++) {
      assertThat(scores.mean(i)).isCloseTo(
          MODEL.mean(input(features, i)) + features.of(i, CandidateFeature.KIND_EFFECT), within(1e-12));
    }
  }

  @Test
  void expectsNoRewardThatIsBeyondAllReason() {
    var features = AnyFeatures.of(Trigger.PUSH, 20, 1);
    var scores = new Scores(features, AnyModels.of("large", 1000, 1).linear());

    for (int i = 0; i < features.size(); i++) {
      assertThat(scores.mean(i)).isBetween(-4.0, 4.0);
    }
  }

  @Property(tries = 100)
  void partsTheScoreThatIsUsedIntoTerms(@ForAll Trigger trigger, @ForAll long seed) {
    var features = AnyFeatures.of(trigger, 10, seed);
    var policy = (ScoringPolicy) PolicyType.TWO_STAGE.withDefaults();
    for (var model : List.of(AnyModels.learned(11), ModelSnapshot.NONE, AnyModels.of("large", 10, 1))) {
      var scores = new Scores(features, model.linear());
      for (int i = 0; i < features.size(); i++) {
        assertThat(policy.score(features, i, model).points()).isCloseTo(scores.mean(i), within(1e-12));
        assertThat(policy.score(features, i, model).of(Aspect.PERSONAL))
            .isEqualTo(features.of(i, CandidateFeature.KIND_EFFECT));
      }
      assertThat(policy.silence(features, model).points()).isZero();
    }
  }

  @Test
  void callsTheSameForAllWhatConcernsTheMomentOnly() {
    for (int j = 0; j < ModelInputs.WIDTH; j++) {
      assertThat(ModelInputs.aspects().get(j).ofMoment()).as(ModelInputs.names().get(j)).isEqualTo(j < ModelInputs.KIND);
    }
  }

  @Property(tries = 100)
  void isUnsureOfDifferencesWithinAKind(@ForAll Trigger trigger, @ForAll long seed) {
    var features = AnyFeatures.of(trigger, AnyFeatures.candidates(6, 1, seed), seed);
    var candidates = IntStream.range(0, 6).toArray();
    var deviations = new double[6];

    new Scores(features, MODEL).deviationsWithinKind(6, candidates, deviations);

    var mean = mean(features, candidates);
    for (int i = 0; i < 6; i++) {
      double variance = varianceOfDifference(input(features, i), mean) * 6 / 5;
      assertThat(deviations[i]).isCloseTo(Math.sqrt(variance), within(1e-10));
    }
  }

  @Property(tries = 100)
  void isUnsureOfDifferencesAmongKindsAndOfWhatTheyShareAgainstSilence(@ForAll long seed) {
    var features = AnyFeatures.of(Trigger.PUSH, 7, seed);
    var candidates = new int[] {0, 2, 3, 6};
    var deviations = new double[5];

    new Scores(features, MODEL).deviationsOfKinds(4, candidates, deviations);

    var mean = mean(features, candidates);
    for (int i = 0; i < 4; i++) {
      double variance = varianceOfDifference(input(features, candidates[i]), mean) * 4 / 3
          + features.of(candidates[i], CandidateFeature.KIND_EFFECT_VARIANCE);
      assertThat(deviations[i]).isCloseTo(Math.sqrt(variance), within(1e-9));
    }
    assertThat(deviations[4]).isCloseTo(Math.sqrt(MODEL.variance(mean)), within(1e-10));
  }

  @Test
  void isSureOfDifferencesThatTheMomentMakes() {
    var covariance = new double[ModelInputs.WIDTH * ModelInputs.WIDTH];
    for (int j = 0; j < ModelInputs.CONTEXT_WIDTH; j++) {
      covariance[j * ModelInputs.WIDTH + j] = 1;
    }
    var features = AnyFeatures.of(Trigger.PUSH, 7, 5);
    var deviations = new double[4];

    new Scores(features, new LinearModel(new double[ModelInputs.WIDTH], covariance, 1))
        .deviationsWithinKind(3, new int[] {0, 1, 2}, deviations);

    assertThat(deviations).containsOnly(0.0);
  }

  @Test
  void letsTheMorePromisingStandForItsKindWhateverTheyAreCalled() {
    var features = AnyFeatures.of(Trigger.PULL, AnyFeatures.candidates(2, 1, 3), 3);
    features.set(0, CandidateFeature.KIND_EFFECT, -1);
    features.set(1, CandidateFeature.KIND_EFFECT, 1);
    var different = new Scores(features, MODEL);
    features.set(0, CandidateFeature.KIND_EFFECT, 0);
    features.set(1, CandidateFeature.KIND_EFFECT, 0);
    var equal = new Scores(features, new LinearModel(new double[ModelInputs.WIDTH], MODEL.covariance(), 1));

    assertThat(different.standsBefore(1, 0)).isTrue();
    assertThat(different.standsBefore(0, 1)).isFalse();
    assertThat(equal.standsBefore(0, 1)).isNotEqualTo(equal.standsBefore(1, 0));
    assertThat(equal.standsBefore(0, 0)).isFalse();
  }
}
