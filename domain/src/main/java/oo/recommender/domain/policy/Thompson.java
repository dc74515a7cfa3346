package oo.recommender.domain.policy;

/**
 * How likely each arm is the best of all, as far as the model knows: what Thompson sampling (Agrawal and Goyal 2013,
 * "Thompson Sampling for Contextual Bandits with Linear Payoffs") chooses it with, computed instead of sampled.
 *
 * @param spread what the deviations are multiplied by, v of the paper
 */
record Thompson(double spread, BestOfNormals.Rule rule) implements Exploration {

  /** In units of reward: no arm is known better than this, nor worse than that. */
  static final double LEAST_DEVIATION = 1e-3;
  static final double MOST_DEVIATION = 4;

  @Override
  public void shares(int arms, double[] means, double[] deviations, double[] shares) {
    for (int i = 0; i < arms; i++) {
      deviations[i] = Math.clamp(deviations[i] * spread, LEAST_DEVIATION, MOST_DEVIATION);
    }
    BestOfNormals.probabilities(rule, arms, means, deviations, shares);
  }

  @Override
  public boolean looksAtDeviations() {
    return true;
  }
}
