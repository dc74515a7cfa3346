package oo.recommender.domain.policy;

/**
 * The normal distribution function and its density by tables: the same bits on every machine, and no exponential at a
 * decision.
 *
 * <p>About each multiple of 1/64 from -8 to 8 stands the Taylor polynomial of the distribution function of fourth order,
 * whose derivative is that of the density of third. With δ ≤ 1/128 to the nearest, the density errs by at most
 * max|He₄φ| δ⁴ / 24 &lt; 2·10<sup>-10</sup> and the distribution function, an order further, by less than
 * 3·10<sup>-13</sup>.
 */
final class NormalTable {

  /** Beyond it on either side, less than 10<sup>-15</sup>. */
  static final double END = 8;

  /** Coefficients of a point. */
  static final int STRIDE = 5;

  private static final double STEP = 1.0 / 64;
  private static final double PER_UNIT = 64;
  private static final int MIDDLE = (int) (END * PER_UNIT);
  private static final double DENSITY_AT_0 = 1 / StrictMath.sqrt(2 * StrictMath.PI);

  /** Of the distribution function's polynomial about each point, the constant first. */
  private static final double[] COEFFICIENTS = coefficients();

  private NormalTable() {}

  static double distribution(double x) {
    if (x <= -END || x >= END) {
      return x > 0 ? 1 : 0;
    }
    int point = nearest(x);
    return Math.max(0, distribution(point, delta(x, point)));
  }

  static double density(double x) {
    if (x <= -END || x >= END) {
      return 0;
    }
    int point = nearest(x);
    return density(point, delta(x, point));
  }

  /** Where the coefficients of the point stand that is nearest to x, which is between the ends. */
  static int nearest(double x) {
    return STRIDE * (int) (x * PER_UNIT + (MIDDLE + 0.5));
  }

  static double delta(double x, int point) {
    return x - (point / STRIDE - MIDDLE) * STEP;
  }

  /** Near an end it may be less than 0, by less than it errs. */
  static double distribution(int point, double delta) {
    var c = COEFFICIENTS;
    return c[point]
        + delta * (c[point + 1] + delta * (c[point + 2] + delta * (c[point + 3] + delta * c[point + 4])));
  }

  static double density(int point, double delta) {
    var c = COEFFICIENTS;
    return c[point + 1] + delta * (2 * c[point + 2] + delta * (3 * c[point + 3] + delta * (4 * c[point + 4])));
  }

  private static double[] coefficients() {
    var coefficients = new double[STRIDE * (2 * MIDDLE + 1)];
    for (int point = 0; point <= MIDDLE; point++) {
      double x = point * STEP;
      double density = DENSITY_AT_0 * StrictMath.exp(-x * x / 2);
      double above0 = density * series(x);
      set(coefficients, MIDDLE + point, x, 0.5 + above0, density);
      set(coefficients, MIDDLE - point, -x, Math.max(0, 0.5 - above0), density);
    }
    return coefficients;
  }

  /** The density's derivatives are its products with the Hermite polynomials, in turn with either sign. */
  private static void set(double[] coefficients, int point, double x, double distribution, double density) {
    int at = STRIDE * point;
    coefficients[at] = distribution;
    coefficients[at + 1] = density;
    coefficients[at + 2] = -x * density / 2;
    coefficients[at + 3] = (x * x - 1) * density / 6;
    coefficients[at + 4] = -x * (x * x - 3) * density / 24;
  }

  /** x + x³/3 + x⁵/(3·5) + …: Marsaglia 2004, "Evaluating the Normal Distribution". */
  private static double series(double x) {
    double sum = 0;
    double term = x;
    for (int odd = 1; sum + term != sum; odd += 2) {
      sum += term;
      term *= x * x / (odd + 2);
    }
    return sum;
  }
}
