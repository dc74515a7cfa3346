package oo.recommender.domain.policy;

/**
 * In proportion to e<sup>mean / temperature</sup> (Sutton and Barto 2018, "Reinforcement Learning", section 2.8).
 *
 * @param temperature in units of reward, above 0
 */
record Softmax(double temperature) implements Exploration {

  @Override
  public void shares(int arms, double[] means, double[] deviations, double[] shares) {
    double best = Exploration.best(arms, means);
    double sum = 0;
    for (int i = 0; i < arms; i++) {
      shares[i] = StrictMath.exp((means[i] - best) / temperature);
      sum += shares[i];
    }
    for (int i = 0; i < arms; i++) {
      shares[i] /= sum;
    }
  }
}
