package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.AnyModels;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Floor;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyType;

/** No weight between any two of our policies is above what the floors leave. */
class LargestWeightTest {

  private static final FeatureAssembler ASSEMBLER = new FeatureAssembler();

  @Provide
  Arbitrary<Policy> policies() {
    return Arbitraries.of(PolicyType.class).map(PolicyType::withDefaults);
  }

  @Property(tries = 1_000)
  void isAtMostOneOverTheFloor(
      @ForAll("policies") Policy logging, @ForAll("policies") Policy target, @ForAll Trigger trigger,
      @ForAll @IntRange(min = 1, max = 200) int count, @ForAll long seed, @ForAll boolean taught) {
    var candidates = new CandidateSet(Moments.candidates(count, seed));
    var features = ASSEMBLER.assemble(Moments.moment(trigger, seed), candidates);
    var logged = logging.distribution(features, ModelSnapshot.NONE);
    var wanted = target.distribution(features, taught ? AnyModels.learned(seed) : ModelSnapshot.NONE);
    long arms = candidates.candidates().stream().map(c -> c.kind()).distinct().count() + (trigger == Trigger.PUSH ? 1 : 0);

    for (int i = 0; i < count; i++) {
      var kind = candidates.get(i).kind();
      long ofKind = candidates.candidates().stream().filter(c -> c.kind() == kind).count();
      double floor = Floor.KIND_SHARE / arms * (Floor.CANDIDATE_SHARE / ofKind);
      assertThat(new Chance(cut(logged.propensity(i)), cut(wanted.propensity(i))).weight()).isLessThanOrEqualTo((1 + 1e-9) / floor);
    }
  }

  private static double cut(double probability) {
    return Math.min(1, probability);
  }
}
