package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;

/** What a policy by foreign scores keeps, whatever the scores are. */
class ScoredPolicyTest {

  private static Features features(Trigger trigger, int count, long seed) {
    return new FeatureAssembler().assemble(
        Moments.moment(trigger, seed), new CandidateSet(Moments.candidates(count, seed)));
  }

  private static Distribution distribution(Features features, double... scores) {
    return new ScoredPolicy(new CandidateScores("ranker@1", scores)).distribution(features, ModelSnapshot.NONE);
  }

  @Property
  void sumsToOneAndKeepsTheFloorForAnyFiniteScores(
      @ForAll Trigger trigger, @ForAll @IntRange(min = 1, max = 200) int count, @ForAll long seed) {
    var random = new Random(seed);
    var scores = random.doubles(count).map(u -> (u - 0.5) * Math.pow(10, random.nextInt(308))).toArray();
    var features = features(trigger, count, seed);
    var distribution = distribution(features, scores);
    var counts = features.candidates().countsByKind();
    long arms = Arrays.stream(counts).filter(n -> n > 0).count() + (trigger == Trigger.PUSH ? 1 : 0);

    double sum = distribution.silence();
    for (int i = 0; i < count; i++) {
      sum += distribution.propensity(i);
      assertThat(distribution.withinKind(i)).isGreaterThanOrEqualTo(Floor.CANDIDATE_SHARE / counts[features.kind(i).ordinal()]);
      assertThat(distribution.kind(features.kind(i))).isGreaterThanOrEqualTo(Floor.KIND_SHARE / arms);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(distribution(features, scores)).isEqualTo(distribution);
  }

  @Test
  void prefersTheCandidateWithTheHigherScore() {
    var features = features(Trigger.PULL, 12, 3);
    var scores = new double[12];
    scores[4] = 0.9;

    var distribution = distribution(features, scores);

    for (int i = 0; i < 12; i++) {
      assertThat(distribution.propensity(4)).isGreaterThanOrEqualTo(distribution.propensity(i));
    }
    assertThat(distribution.propensity(4)).isGreaterThan(0.8);
  }

  @Test
  void isSilentRatherThanOfferWhatIsWorthLess() {
    var features = features(Trigger.PUSH, 5, 3);
    double none = distribution(features, -0.6, -0.6, -0.6, -0.6, -0.6).silence();
    double some = distribution(features, 0.6, -0.6, -0.6, -0.6, -0.6).silence();

    assertThat(none).isGreaterThan(0.9);
    assertThat(some).isLessThan(0.1);
  }

  @Test
  void looksAtNothingButTheScores() {
    var scores = new CandidateScores("ranker@1", new double[] {0.5, 0.25, 0});
    var policy = new ScoredPolicy(scores);

    assertThat(policy.scores()).isEqualTo(scores);
    assertThat(policy.id()).isEqualTo(ScoredPolicy.ID).hasToString("scored/1");
  }

  @Test
  void refusesScoresOfOtherCandidatesOrNoNumbers() {
    var features = features(Trigger.PULL, 3, 3);

    assertThatThrownBy(() -> distribution(features, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> distribution(features, 1, Double.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> distribution(features, 1, Double.POSITIVE_INFINITY, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsScoresApartByTheBit() {
    var scores = new CandidateScores("ranker@1", new double[] {0.0, 1});

    assertThat(scores).isEqualTo(new CandidateScores("ranker@1", new double[] {0.0, 1}))
        .hasSameHashCodeAs(new CandidateScores("ranker@1", new double[] {0.0, 1}))
        .isNotEqualTo(new CandidateScores("ranker@1", new double[] {-0.0, 1}))
        .isNotEqualTo(new CandidateScores("ranker@2", new double[] {0.0, 1}));
  }
}
