package oo.recommender.domain.policy;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import oo.recommender.domain.TipKind;

/** How open a choice was: Shannon's entropy as a share of the highest, that of all arms alike (Pielou 1966). */
public final class Entropy {

  private static final TipKind[] KINDS = TipKind.values();

  private Entropy() {}

  /** Of the choice of a candidate: from 0, one is certain, to 1, all are alike; 1 where there is only one arm. */
  public static double ofCandidates(Distribution distribution) {
    int arms = distribution.candidates().size();
    double entropy = sum(distribution.silence(), arms, distribution::propensity);
    return share(entropy, arms + arm(distribution.silence())).orElse(1);
  }

  /** Of the choice of a kind, from 0 to 1; empty where there was only one arm. */
  public static OptionalDouble ofKinds(Distribution distribution) {
    int arms = arm(distribution.silence());
    for (var kind : KINDS) {
      arms += arm(distribution.kind(kind));
    }
    return share(sum(distribution.silence(), KINDS.length, k -> distribution.kind(KINDS[k])), arms);
  }

  private static int arm(double probability) {
    return probability > 0 ? 1 : 0;
  }

  private static double sum(double silence, int others, IntToDoubleFunction probability) {
    double entropy = term(silence);
    for (int i = 0; i < others; i++) {
      entropy += term(probability.applyAsDouble(i));
    }
    return entropy;
  }

  private static double term(double probability) {
    return probability > 0 ? -probability * StrictMath.log(probability) : 0;
  }

  private static OptionalDouble share(double entropy, int arms) {
    return arms < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, entropy / StrictMath.log(arms)));
  }
}
