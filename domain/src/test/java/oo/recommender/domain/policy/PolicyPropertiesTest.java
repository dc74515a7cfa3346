package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;

/** What every policy must keep, whatever it is shown and whatever was learned. */
class PolicyPropertiesTest {

  private static final FeatureAssembler ASSEMBLER = new FeatureAssembler();

  @Provide
  Arbitrary<Policy> policies() {
    return Arbitraries.of(EveryPolicy.all());
  }

  @Provide
  Arbitrary<ModelSnapshot> models() {
    return Arbitraries.of(AnyModels.all());
  }

  /** As in life, or any numbers at all. */
  private static Features features(Trigger trigger, List<Candidate> candidates, boolean asInLife, long seed) {
    return asInLife
        ? ASSEMBLER.assemble(Moments.moment(trigger, seed), new CandidateSet(candidates))
        : AnyFeatures.of(trigger, candidates, seed);
  }

  private static List<Candidate> candidates(int count, boolean asInLife, long seed) {
    return asInLife ? Moments.candidates(count, seed) : AnyFeatures.candidates(count, 1 + (int) (seed & 7), seed);
  }

  private static Map<String, Double> byRef(Distribution distribution) {
    var probabilities = new HashMap<String, Double>();
    for (int i = 0; i < distribution.candidates().size(); i++) {
      probabilities.put(distribution.candidates().get(i).ref(), distribution.propensity(i));
    }
    return probabilities;
  }

  /** So an importance weight, which is at most 1 over the propensity, never exceeds 1 over the floor. */
  @Property
  void sumsToOneAndKeepsTheFloorInBothStages(
      @ForAll("policies") Policy policy, @ForAll("models") ModelSnapshot model, @ForAll Trigger trigger,
      @ForAll @IntRange(min = 1, max = 200) int count, @ForAll boolean asInLife, @ForAll long seed) {
    var distribution =
        policy.distribution(features(trigger, candidates(count, asInLife, seed), asInLife, seed), model);
    var set = distribution.candidates();
    var counts = set.countsByKind();
    long arms = Arrays.stream(counts).filter(n -> n > 0).count() + (trigger == Trigger.PUSH ? 1 : 0);

    double sum = distribution.silence();
    for (int i = 0; i < set.size(); i++) {
      sum += distribution.propensity(i);
      int ofKind = counts[set.get(i).kind().ordinal()];
      assertThat(distribution.withinKind(i)).isBetween(Floor.CANDIDATE_SHARE / ofKind, 1 + 1e-12);
      assertThat(distribution.kind(set.get(i).kind())).isBetween(Floor.KIND_SHARE / arms, 1 + 1e-12);
      assertThat(1 / distribution.propensity(i))
          .isLessThanOrEqualTo(arms * ofKind / (Floor.KIND_SHARE * Floor.CANDIDATE_SHARE) * (1 + 1e-12));
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    if (trigger == Trigger.PUSH) {
      assertThat(distribution.silence()).isBetween(Floor.KIND_SHARE / arms, 1.0);
    } else {
      assertThat(distribution.silence()).isZero();
    }
  }

  @Property
  void isTheSameToTheBitInWhateverOrderCandidatesCome(
      @ForAll("policies") Policy policy, @ForAll("models") ModelSnapshot model, @ForAll Trigger trigger,
      @ForAll @IntRange(min = 1, max = 80) int count, @ForAll boolean asInLife, @ForAll long seed) {
    var candidates = candidates(count, asInLife, seed);
    var shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, new Random(seed));

    var expected = policy.distribution(features(trigger, candidates, asInLife, seed), model);
    assertThat(policy.distribution(features(trigger, shuffled, asInLife, seed), model)).isEqualTo(expected);
    assertThat(policy.distribution(features(trigger, candidates, asInLife, seed), model)).isEqualTo(expected);
  }

  @Property
  void looksAtWhatCandidatesAreAndNotAtWhatTheyAreCalled(
      @ForAll("policies") Policy policy, @ForAll("models") ModelSnapshot model, @ForAll Trigger trigger,
      @ForAll @IntRange(min = 1, max = 80) int count, @ForAll boolean asInLife, @ForAll long seed) {
    var candidates = candidates(count, asInLife, seed);
    var names = new ArrayList<>(candidates.stream().map(c -> c.ref().substring(c.ref().indexOf(':') + 1)).toList());
    Collections.shuffle(names, new Random(seed));
    var renamed = new ArrayList<Candidate>();
    for (int i = 0; i < count; i++) {
      renamed.add(named(candidates.get(i), names.get(i)));
    }

    var before = byRef(policy.distribution(features(trigger, candidates, asInLife, seed), model));
    var after = byRef(policy.distribution(features(trigger, renamed, asInLife, seed), model));
    for (int i = 0; i < count; i++) {
      assertThat(after.get(renamed.get(i).ref())).isCloseTo(before.get(candidates.get(i).ref()), within(1e-12));
    }
  }

  private static Candidate named(Candidate c, String name) {
    var ref = c.ref().substring(0, c.ref().indexOf(':') + 1) + name;
    return new Candidate(
        ref, c.kind(), c.effortMinutes(), c.due(), c.startsAt(), c.priority(), c.lastShownAt(), c.comesBack(),
        c.gapBound(), c.createdAt());
  }

  @Property(tries = 400)
  void staysFiniteForWhatCannotBe(
      @ForAll("policies") Policy policy, @ForAll("models") ModelSnapshot model, @ForAll Trigger trigger,
      @ForAll long seed) {
    var candidates = Moments.candidates(5, seed);
    for (var kind : TipKind.values()) {
      candidates.add(Moments.extreme("task:x" + kind, kind));
    }

    var distribution = policy.distribution(features(trigger, candidates, true, seed), model);

    for (int i = 0; i < candidates.size(); i++) {
      assertThat(distribution.propensity(i)).isFinite().isPositive();
    }
  }
}
