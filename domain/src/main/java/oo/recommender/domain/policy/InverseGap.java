package oo.recommender.domain.policy;

/**
 * Inverse-gap weighting: of {@code n} arms, each that promises {@code gap} less than the best has the share
 * 1 / (n + rate · gap), and the best has the rest (SquareCB: Foster and Rakhlin 2020, "Beyond UCB: Optimal and Efficient
 * Contextual Bandits with Regression Oracles", algorithm 1 with μ = n; before them Abe and Long 1999).
 *
 * <p>Equally good ones divide the rest, which is the mean over the choices of the best that the paper leaves open.
 *
 * @param rate γ of the paper, 0 or more, against rewards of about -1 to 1
 */
record InverseGap(double rate) implements Exploration {

  @Override
  public void shares(int arms, double[] means, double[] deviations, double[] shares) {
    double best = Exploration.best(arms, means);
    int ties = 0;
    double others = 0;
    for (int i = 0; i < arms; i++) {
      double gap = best - means[i];
      if (gap == 0) {
        ties++;
      } else {
        shares[i] = 1 / (arms + rate * gap);
        others += shares[i];
      }
    }
    for (int i = 0; i < arms; i++) {
      if (means[i] == best) {
        shares[i] = (1 - others) / ties;
      }
    }
  }
}
