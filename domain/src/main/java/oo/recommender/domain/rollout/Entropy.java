package oo.recommender.domain.rollout;

import java.util.OptionalDouble;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.Distribution;

/** How open the choice of a kind was: Shannon's entropy as a share of the highest, that of all arms alike (Pielou 1966). */
final class Entropy {

  private static final TipKind[] KINDS = TipKind.values();

  private Entropy() {}

  /** From 0 to 1; empty where there was only one arm. */
  static OptionalDouble ofKind(Distribution distribution) {
    double entropy = part(distribution.silence());
    int arms = distribution.silence() > 0 ? 1 : 0;
    for (var kind : KINDS) {
      entropy += part(distribution.kind(kind));
      arms += distribution.kind(kind) > 0 ? 1 : 0;
    }
    return arms < 2 ? OptionalDouble.empty() : OptionalDouble.of(entropy / StrictMath.log(arms));
  }

  private static double part(double probability) {
    return probability > 0 ? -probability * StrictMath.log(probability) : 0;
  }
}
