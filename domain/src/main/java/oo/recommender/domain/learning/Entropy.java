package oo.recommender.domain.learning;

import oo.recommender.domain.policy.Distribution;

/** How open a choice was: Shannon's entropy of the arms' probabilities, as a share of the most that it could be. */
public final class Entropy {

  private Entropy() {}

  /** From 0, one arm is certain, to 1, all are alike; 1 where there is only one. */
  public static double of(Distribution distribution) {
    int candidates = distribution.candidates().size();
    int arms = candidates + (distribution.silence() > 0 ? 1 : 0);
    double entropy = term(distribution.silence());
    for (int i = 0; i < candidates; i++) {
      entropy += term(distribution.propensity(i));
    }
    return arms < 2 ? 1 : Math.min(1, entropy / StrictMath.log(arms));
  }

  private static double term(double probability) {
    return probability > 0 ? -probability * StrictMath.log(probability) : 0;
  }
}
