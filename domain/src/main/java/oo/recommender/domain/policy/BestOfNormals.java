package oo.recommender.domain.policy;

import java.util.Arrays;

/**
 * How likely each of some independent normal numbers is the largest: ∫ φ<sub>i</sub>(t) ∏<sub>j≠i</sub> Φ<sub>j</sub>(t) dt,
 * by Gauss-Legendre quadrature with {@value #NODES} nodes on panels twice as wide as the narrowest of the numbers that may
 * still be larger.
 *
 * <p><b>Error.</b> What lies outside [max(m<sub>j</sub> - 6 s<sub>j</sub>), max(m<sub>j</sub> + 6 s<sub>j</sub>)], and what
 * a number does to the others beyond six deviations, is less than 4n·10<sup>-9</sup>. On a panel the integrand is analytic;
 * in the Bernstein ellipse ρ = 3.6 around it |Φ| &lt; 2.2 and |φ| &lt; 1.6, so the rule errs by at most
 * 64/15 · 1.6 · 2.2<sup>n-1</sup> ρ<sup>-26</sup> / (1 - ρ<sup>-2</sup>) (Trefethen 2013, "Approximation Theory and
 * Approximation Practice", theorem 19.3): with the {@value #PROVEN} arms that the first stage has at most, 2·10<sup>-10</sup>
 * a panel, of which each number adds at most six. Dividing by the sum multiplies all that by n + 1 at most:
 * {@value #ERROR} in all. Of more numbers nothing so sharp is proved here; rigorous brackets (in the test) find the same.
 */
final class BestOfNormals {

  static final int PROVEN = 12;
  /** Of each probability, for at most {@link #PROVEN} numbers. */
  static final double ERROR = 1e-6;

  static final int NODES = 14;
  private static final double REACH = 6;
  private static final double PANEL = 2;
  /** A bit less than the reach, because panels tend to end just there, where rounding must not decide. */
  private static final double LEFT_OUT = REACH - 1e-3;
  private static final GaussLegendre RULE = GaussLegendre.of(NODES);

  private final double[] probabilities;
  /** Those that may still be the largest, in their order. */
  private final int[] arms;
  private final double[] means;
  private final double[] deviations;
  private final double[] inverses;
  private final double[] distributions;
  private final double[] densities;
  private final double[] found;
  private int count;

  private BestOfNormals(int n, double[] means, double[] deviations, double[] probabilities) {
    this.probabilities = probabilities;
    this.arms = new int[n];
    this.means = Arrays.copyOf(means, n);
    this.deviations = Arrays.copyOf(deviations, n);
    this.inverses = new double[n];
    this.distributions = new double[n];
    this.densities = new double[n];
    this.found = new double[n];
    this.count = n;
    for (int i = 0; i < n; i++) {
      arms[i] = i;
      inverses[i] = 1 / deviations[i];
    }
  }

  /**
   * @param n at least 1
   * @param deviations above 0
   * @param probabilities are written; together 1
   */
  static void probabilities(int n, double[] means, double[] deviations, double[] probabilities) {
    double from = Double.NEGATIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      from = Math.max(from, means[i] - REACH * deviations[i]);
      to = Math.max(to, means[i] + REACH * deviations[i]);
    }
    new BestOfNormals(n, means, deviations, probabilities).integrate(from, to);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += probabilities[i];
    }
    for (int i = 0; i < n; i++) {
      probabilities[i] /= sum;
    }
  }

  private void integrate(double from, double to) {
    double at = from;
    while (at < to) {
      double end = Math.min(to, at + PANEL * leaveOut(at));
      panel((at + end) / 2, (end - at) / 2);
      at = end;
    }
    leaveOut(to);
  }

  /**
   * Leaves out those that surely are not larger.
   *
   * @return the narrowest deviation of those that may be
   */
  private double leaveOut(double at) {
    double narrowest = Double.POSITIVE_INFINITY;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (means[i] + LEFT_OUT * deviations[i] > at) {
        narrowest = Math.min(narrowest, deviations[i]);
        move(i, kept++);
      } else {
        probabilities[arms[i]] = found[i];
      }
    }
    count = kept;
    return narrowest;
  }

  private void move(int from, int to) {
    arms[to] = arms[from];
    means[to] = means[from];
    deviations[to] = deviations[from];
    inverses[to] = inverses[from];
    found[to] = found[from];
  }

  private void panel(double middle, double half) {
    for (int node = 0; node < NODES; node++) {
      at(middle + half * RULE.nodes()[node], half * RULE.weights()[node]);
    }
  }

  private void at(double t, double weight) {
    double below = weight;
    for (int i = 0; i < count; i++) {
      // From -6 on, where all begin to count, to less than 8: who ends at 6 is left out after a panel of 2 at most.
      double x = (t - means[i]) * inverses[i];
      int point = NormalTable.nearest(x);
      double delta = NormalTable.delta(x, point);
      double distribution = NormalTable.distribution(point, delta);
      distributions[i] = distribution;
      densities[i] = NormalTable.density(point, delta) * inverses[i] * below;
      below *= distribution;
    }
    double above = 1;
    for (int i = count - 1; i >= 0; i--) {
      found[i] += densities[i] * above;
      above *= distributions[i];
    }
  }
}
