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

/** What every policy must keep, whatever it is shown. */
class PolicyPropertiesTest {

  private static final FeatureAssembler ASSEMBLER = new FeatureAssembler();

  @Provide
  Arbitrary<Policy> policies() {
    return Arbitraries.of(new UniformPolicy(), new RulesPolicy());
  }

  private static Distribution distribution(Policy policy, DecisionContext moment, List<Candidate> candidates) {
    return policy.distribution(ASSEMBLER.assemble(moment, new CandidateSet(candidates)), ModelSnapshot.NONE);
  }

  private static Map<String, Double> byRef(Distribution distribution) {
    var probabilities = new HashMap<String, Double>();
    for (int i = 0; i < distribution.candidates().size(); i++) {
      probabilities.put(distribution.candidates().get(i).ref(), distribution.propensity(i));
    }
    return probabilities;
  }

  @Property
  void sumsToOneAndKeepsTheFloorInBothStages(
      @ForAll("policies") Policy policy, @ForAll Trigger trigger, @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll long seed) {
    var candidates = Moments.candidates(count, seed);
    var distribution = distribution(policy, Moments.moment(trigger, seed), candidates);
    var set = distribution.candidates();
    var counts = set.countsByKind();
    long arms = Arrays.stream(counts).filter(n -> n > 0).count() + (trigger == Trigger.PUSH ? 1 : 0);

    double sum = distribution.silence();
    for (int i = 0; i < set.size(); i++) {
      sum += distribution.propensity(i);
      int ofKind = counts[set.get(i).kind().ordinal()];
      assertThat(distribution.withinKind(i)).isGreaterThanOrEqualTo(Floor.CANDIDATE_SHARE / ofKind).isLessThanOrEqualTo(1 + 1e-12);
      assertThat(distribution.kind(set.get(i).kind())).isGreaterThanOrEqualTo(Floor.KIND_SHARE / arms);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    if (trigger == Trigger.PUSH) {
      assertThat(distribution.silence()).isGreaterThanOrEqualTo(Floor.KIND_SHARE / arms);
    } else {
      assertThat(distribution.silence()).isZero();
    }
  }

  @Property
  void isTheSameToTheBitInWhateverOrderCandidatesCome(
      @ForAll("policies") Policy policy, @ForAll Trigger trigger, @ForAll @IntRange(min = 1, max = 80) int count,
      @ForAll long seed) {
    var candidates = Moments.candidates(count, seed);
    var shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, new Random(seed));
    var moment = Moments.moment(trigger, seed);

    var expected = distribution(policy, moment, candidates);
    assertThat(distribution(policy, moment, shuffled)).isEqualTo(expected);
    assertThat(distribution(policy, moment, candidates)).isEqualTo(expected);
  }

  @Property
  void looksAtWhatCandidatesAreAndNotAtWhatTheyAreCalled(
      @ForAll("policies") Policy policy, @ForAll Trigger trigger, @ForAll @IntRange(min = 1, max = 80) int count,
      @ForAll long seed) {
    var candidates = Moments.candidates(count, seed);
    var names = new ArrayList<>(candidates.stream().map(c -> c.ref().substring(c.ref().indexOf(':') + 1)).toList());
    Collections.shuffle(names, new Random(seed));
    var renamed = new ArrayList<Candidate>();
    for (int i = 0; i < count; i++) {
      renamed.add(named(candidates.get(i), names.get(i)));
    }
    var moment = Moments.moment(trigger, seed);

    var before = byRef(distribution(policy, moment, candidates));
    var after = byRef(distribution(policy, moment, renamed));
    for (int i = 0; i < count; i++) {
      assertThat(after.get(renamed.get(i).ref())).isCloseTo(before.get(candidates.get(i).ref()), within(1e-12));
    }
  }

  private static Candidate named(Candidate c, String name) {
    var ref = c.ref().substring(0, c.ref().indexOf(':') + 1) + name;
    return new Candidate(
        ref, c.kind(), c.effortMinutes(), c.due(), c.startsAt(), c.priority(), c.lastShownAt(), c.comesBack(),
        c.gapBound());
  }

  @Property(tries = 200)
  void staysFiniteForWhatCannotBe(@ForAll("policies") Policy policy, @ForAll Trigger trigger, @ForAll long seed) {
    var candidates = Moments.candidates(5, seed);
    for (var kind : TipKind.values()) {
      candidates.add(Moments.extreme("task:x" + kind, kind));
    }

    var distribution = distribution(policy, Moments.moment(trigger, seed), candidates);

    for (int i = 0; i < candidates.size(); i++) {
      assertThat(distribution.propensity(i)).isFinite().isPositive();
    }
  }
}
