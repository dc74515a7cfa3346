package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {

  private static final int DRAWS = 100_000;

  @Test
  void drawsTheNumbersThatThePublishedGeneratorDraws() {
    var random = new SplitMix64(1234567);

    assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("6457827717110365317"));
    assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("3203168211198807973"));
    assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void drawsUniformNumbersBelowOne() {
    var random = new SplitMix64(1);
    for (int i = 0; i < 10_000; i++) {
      assertThat(random.nextDouble()).isBetween(0.0, Math.nextDown(1.0));
    }
  }

  @Test
  void drawsTheSameAgainFromTheSameSeed() {
    var distribution = distribution(new RulesPolicy(), Trigger.PUSH);
    for (long seed = 0; seed < 1000; seed++) {
      assertThat(Sampler.draw(distribution, seed)).isEqualTo(Sampler.draw(distribution, seed));
    }
  }

  @Test
  void derivesAnotherSeedForEachPolicy() {
    long rules = Sampler.derivedSeed(42, new PolicyId("rules", 1));

    assertThat(rules).isNotEqualTo(42).isNotEqualTo(Sampler.derivedSeed(42, new PolicyId("rules", 2)))
        .isEqualTo(Sampler.derivedSeed(42, new PolicyId("rules", 1)));
  }

  /** Pearson's chi-squared test (D2): one hundred thousand draws of each policy, from fixed seeds. */
  @ParameterizedTest
  @MethodSource("policiesAndTriggers")
  void drawsAsOftenAsThePropensitiesSay(PolicyId policy, Trigger trigger) {
    var distribution = distribution(PolicyType.of(policy), trigger);
    var observed = new int[distribution.candidates().size() + 1];
    var seeds = new SplitMix64(20261123);
    for (int i = 0; i < DRAWS; i++) {
      observed[Sampler.draw(distribution, seeds.nextLong()).candidate() + 1]++;
    }
    assertThat(ChiSquared.survival(chiSquared(distribution, observed), arms(distribution) - 1)).isGreaterThan(0.01);
  }

  static Stream<Arguments> policiesAndTriggers() {
    return EveryPolicy.byDefault().stream()
        .flatMap(policy -> Stream.of(Trigger.values()).map(trigger -> Arguments.of(policy.id(), trigger)));
  }

  private static double chiSquared(Distribution distribution, int[] observed) {
    double statistic = 0;
    for (int arm = 0; arm < observed.length; arm++) {
      double expected = DRAWS * distribution.propensity(new Pick(arm - 1));
      if (expected == 0) {
        assertThat(observed[arm]).isZero();
      } else {
        statistic += (observed[arm] - expected) * (observed[arm] - expected) / expected;
      }
    }
    return statistic;
  }

  private static int arms(Distribution distribution) {
    return distribution.candidates().size() + (distribution.silence() > 0 ? 1 : 0);
  }

  @Test
  void givesASliverLeftByRoundingToTheLastArm() {
    var candidates = new CandidateSet(List.of(candidate("advice:a", TipKind.FOCUS), candidate("advice:b", TipKind.FOCUS)));
    var kinds = new double[TipKind.values().length];
    kinds[TipKind.FOCUS.ordinal()] = Math.nextDown(1.0);
    var distribution = new Distribution(candidates, kinds, 0, new double[] {0.5, Math.nextDown(0.5)});

    for (long seed = 0; seed < 1000; seed++) {
      assertThat(Sampler.draw(distribution, seed).candidate()).isBetween(0, 1);
    }
  }

  private static Candidate candidate(String ref, TipKind kind) {
    return new Candidate(ref, kind, 5, null, null, 0, null, false, false);
  }

  private static Distribution distribution(Policy policy, Trigger trigger) {
    var candidates = new CandidateSet(new ArrayList<>(Moments.candidates(30, 5)));
    return policy.distribution(new FeatureAssembler().assemble(Moments.moment(trigger, 5), candidates), AnyModels.learned(1));
  }
}
