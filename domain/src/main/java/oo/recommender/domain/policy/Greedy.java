package oo.recommender.domain.policy;

/**
 * The best, or any of the best where some are equally good; now and then any at all (Sutton and Barto 2018,
 * "Reinforcement Learning", section 2.2).
 *
 * @param epsilon how often any at all; the floor is part of it
 */
record Greedy(double epsilon) implements Exploration {

  @Override
  public void shares(int arms, double[] means, double[] deviations, double[] shares) {
    double best = Exploration.best(arms, means);
    int ties = 0;
    for (int i = 0; i < arms; i++) {
      ties += means[i] == best ? 1 : 0;
    }
    for (int i = 0; i < arms; i++) {
      shares[i] = means[i] == best ? 1.0 / ties : 0;
    }
  }

  @Override
  public double evenly(double floor) {
    return Math.max(epsilon, floor);
  }
}
