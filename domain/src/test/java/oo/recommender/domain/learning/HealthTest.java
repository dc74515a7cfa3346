package oo.recommender.domain.learning;

import static oo.recommender.domain.learning.Lessons.START;
import static oo.recommender.domain.learning.Lessons.WIDTH;
import static oo.recommender.domain.learning.Lessons.prior;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Entropy;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.LinearModel;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.UniformPolicy;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static Distribution uniform(Trigger trigger, int candidates) {
    var features = new FeatureAssembler().assemble(Moments.moment(trigger, 1), new CandidateSet(Moments.candidates(candidates, 1)));
    return new UniformPolicy().distribution(features, ModelSnapshot.NONE);
  }

  @Test
  void measuresHowOpenAChoiceIs() {
    assertThat(Entropy.ofCandidates(uniform(Trigger.PULL, 1))).isEqualTo(1);
    assertThat(Entropy.ofCandidates(uniform(Trigger.PULL, 20))).isBetween(0.9, 1.0);
    assertThat(Entropy.ofCandidates(certain())).isLessThan(Health.HARMFUL_ENTROPY);
  }

  /** As certain as the floors allow, with eight kinds or so. */
  private static Distribution certain() {
    var open = uniform(Trigger.PULL, 30);
    var candidates = open.candidates();
    var kinds = new double[TipKind.values().length];
    long arms = Arrays.stream(TipKind.values()).filter(kind -> open.kind(kind) > 0).count();
    boolean first = true;
    for (var kind : TipKind.values()) {
      if (open.kind(kind) > 0) {
        kinds[kind.ordinal()] = 0.1 / arms + (first ? 0.9 : 0);
        first = false;
      }
    }
    var within = new double[candidates.size()];
    var begun = new boolean[kinds.length];
    for (int i = 0; i < within.length; i++) {
      int kind = candidates.get(i).kind().ordinal();
      within[i] = 0.1 * open.withinKind(i) + (begun[kind] ? 0 : 0.9);
      begun[kind] = true;
    }
    return new Distribution(candidates, kinds, 0, within);
  }

  @Test
  void driftsLessThanOneWhileTheWorldIsAsItWasBelieved() {
    var random = new Random(5);
    double squares = 0;
    int worlds = 200;
    for (int world = 0; world < worlds; world++) {
      var truth = prior().mean();
      for (int i = 0; i < WIDTH; i++) {
        truth[i] += Math.sqrt(prior().covariance()[i * WIDTH + i]) * random.nextGaussian();
      }
      double drift = Health.drift(prior(), learned(truth, 30, random));
      squares += drift * drift / worlds;
    }

    assertThat(squares).isLessThanOrEqualTo(1.05);
  }

  private static LinearModel learned(double[] truth, int answers, Random random) {
    var statistics = Statistics.empty(WIDTH);
    for (int i = 0; i < answers; i++) {
      var input = Lessons.input(random);
      double reward = Math.sqrt(prior().noiseVariance()) * random.nextGaussian();
      for (int j = 0; j < WIDTH; j++) {
        reward += truth[j] * input[j];
      }
      statistics.apply(Lessons.taught(Lessons.observation(TipKind.FOCUS, START, input), reward));
    }
    return statistics.fit(prior());
  }

  @Test
  void alarmsWhenAnswersContradictWhatWasKnown() {
    var random = new Random(6);
    var known = learned(prior().mean(), 5_000, random);
    var hostile = learned(new double[] {-1, 1, 1, -1, 1, 1}, 5_000, random);

    assertThat(new Health(0, 0.8, Health.drift(known, hostile)).alarms()).containsExactly(Health.Alarm.DRIFT);
    assertThat(new Health(0, 0.8, Health.drift(known, known)).alarms()).isEmpty();
  }

  @Test
  void alarmsWhenChoicesAreAlmostCertainOrNoNumbers() {
    assertThat(new Health(0, 0.2, 0).alarms()).containsExactly(Health.Alarm.ENTROPY);
    assertThat(new Health(0, Double.NaN, Double.NaN).alarms()).containsExactly(Health.Alarm.DRIFT, Health.Alarm.ENTROPY);
  }

  @Test
  void fitsADraftThatTellsHowItStands() {
    var statistics = Lessons.statistics(Lessons.some(50, 3));

    var draft = ModelDraft.of(statistics, "inputs", prior(), prior(), 1, START);

    assertThat(draft.observations()).isEqualTo(50);
    assertThat(draft.health().meanReward()).isEqualTo(statistics.meanReward());
    assertThat(draft.health().meanEntropy()).isEqualTo(0.9, within(1e-9));
    assertThat(draft.health().drift()).isPositive();
  }

  @Test
  void cutsAfterAHundredAnswersOrAMinuteAndLessOftenAsItKnowsMore() {
    var since = START;
    assertThat(CutRule.due(0, null, 0, START)).isFalse();
    assertThat(CutRule.due(99, since, 99, START)).isFalse();
    assertThat(CutRule.due(100, since, 100, START)).isTrue();
    assertThat(CutRule.due(1, since, 1, START.plus(Duration.ofSeconds(60)))).isTrue();
    assertThat(CutRule.due(999, since, 100_000, START)).isFalse();
    assertThat(CutRule.due(1_000, since, 100_000, START)).isTrue();
  }
}
