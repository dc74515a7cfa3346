package oo.recommender.domain.policy;

/** How one stage turns what is expected of its arms into shares of the choice. */
sealed interface Exploration permits Greedy, Softmax, InverseGap, Thompson {

  /**
   * Of arms 0 to {@code arms - 1}, of which there is at least one: not negative, and together 1.
   *
   * @param means and deviations in units of reward; {@code deviations} are made only where {@link #looksAtDeviations()}
   */
  void shares(int arms, double[] means, double[] deviations, double[] shares);

  default boolean looksAtDeviations() {
    return false;
  }

  /** The part that is spread evenly over the arms, the floor included. */
  default double evenly(double floor) {
    return floor;
  }

  static double best(int arms, double[] means) {
    double best = means[0];
    for (int i = 1; i < arms; i++) {
      best = Math.max(best, means[i]);
    }
    return best;
  }
}
