package oo.recommender.domain.policy;

import java.util.Arrays;

/**
 * How likely each of some independent normal numbers is the largest: ∫ φ<sub>i</sub>(t) ∏<sub>j≠i</sub> Φ<sub>j</sub>(t) dt,
 * by the trapezoidal rule in steps of {@value #SPACING} of the narrowest deviation. Where that is more than {@value #MOST}
 * steps, because the others are far wider: by Gauss-Legendre quadrature with {@value #NODES} nodes on panels twice as wide as
 * the narrowest of the numbers that may still be larger.
 *
 * <p><b>Error.</b> All of them lie below the first t, which is at least max(m<sub>j</sub> - 6 s<sub>j</sub>), with a
 * probability of {@value #BELOW} at most; one lies above the last, max(m<sub>j</sub> + 6 s<sub>j</sub>), with 10<sup>-9</sup>.
 * Each integrand is log-concave, so what the rule would add beyond these two is no more than that and one step at each end,
 * together less than 7·10<sup>-9</sup>. What a number does to the others beyond six deviations adds n·10<sup>-9</sup>.
 *
 * <p>In the strip of half-width 2.1 s around the real line |Φ| &lt; 2.8 and ∫|φ| &lt; 9.1, where s is the narrowest
 * deviation, so the trapezoidal rule errs by at most 2 · 9.1 · 2.8<sup>n-1</sup> / (e<sup>4.2π/{@value #SPACING}</sup> - 1)
 * (Trefethen and Weideman 2014, "The Exponentially Convergent Trapezoidal Rule", theorem 5.1): with the {@value #PROVEN} arms
 * that the first stage has at most, 10<sup>-8</sup>. A panel is analytic too; in the Bernstein ellipse ρ = 3.6 around it
 * |Φ| &lt; 1.8 and |φ| &lt; 1.6, so it errs by at most 64/15 · 1.6 · 1.8<sup>n-1</sup> ρ<sup>-26</sup> / (1 - ρ<sup>-2</sup>)
 * (Trefethen 2013, "Approximation Theory and Approximation Practice", theorem 19.3): 2·10<sup>-11</sup>, and each number
 * adds six panels at most. Dividing by the sum multiplies all that by n + 1 at most: {@value #ERROR} in all. Of more numbers
 * nothing so sharp is proved here; rigorous brackets (in the test) find the same.
 */
final class BestOfNormals {

  static final int PROVEN = 12;
  /** Of each probability, for at most {@link #PROVEN} numbers. */
  static final double ERROR = 1e-6;

  /** Of the narrowest deviation. */
  static final double SPACING = 0.4;
  static final int NODES = 14;
  /** Steps, about as many as seven panels would take. */
  private static final int MOST = 98;
  /** How likely all numbers are where nothing is looked at. */
  private static final double BELOW = 1e-9;
  private static final int BISECTIONS = 6;
  private static final double REACH = 6;
  private static final double PANEL = 2;
  /** Steps that are together no wider than a panel. */
  private static final int STEPS = 5;
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

  /** How the integral is computed; every bit of it is a part of the policies that use it. */
  enum Rule {
    /** By panels from max(m<sub>j</sub> - 6 s<sub>j</sub>) on. */
    PANELS,
    /** By the trapezoidal rule where that is quicker, and only from where it is likely enough that all are below. */
    STEPS
  }

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
  static void probabilities(Rule rule, int n, double[] means, double[] deviations, double[] probabilities) {
    new BestOfNormals(n, means, deviations, probabilities).integrate(rule);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += probabilities[i];
    }
    for (int i = 0; i < n; i++) {
      probabilities[i] /= sum;
    }
  }

  private void integrate(Rule rule) {
    double least = Double.NEGATIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      least = Math.max(least, means[i] - REACH * deviations[i]);
      to = Math.max(to, means[i] + REACH * deviations[i]);
    }
    double from = rule == Rule.STEPS ? likely(least) : least;
    double step = SPACING * leaveOut(from);
    if (rule == Rule.STEPS && to - from <= MOST * step) {
      sum(from, to, step);
    } else {
      sumPanels(from, to);
    }
    leaveOut(to);
  }

  /** Up to where it is unlikely that all of them are below. */
  private double likely(double least) {
    double low = least;
    double high = least;
    for (int i = 0; i < count; i++) {
      high = Math.max(high, means[i]);
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (below(middle) <= BELOW) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double below(double t) {
    double below = 1;
    for (int i = 0; i < count; i++) {
      below *= NormalTable.distribution((t - means[i]) * inverses[i]);
    }
    return below;
  }

  private void sum(double from, double to, double step) {
    double at = from;
    for (int k = 0; at < to; at = from + ++k * step) {
      if (k % STEPS == 0) {
        leaveOut(at);
      }
      at(at, step);
    }
  }

  private void sumPanels(double from, double to) {
    double at = from;
    while (at < to) {
      double end = Math.min(to, at + PANEL * leaveOut(at));
      panel((at + end) / 2, (end - at) / 2);
      at = end;
    }
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
