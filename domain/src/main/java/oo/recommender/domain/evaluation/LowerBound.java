package oo.recommender.domain.evaluation;

/**
 * A lower bound of a mean that holds at every moment at once: with probability {@code 1 - alpha} it is never above the mean,
 * however often and whenever it is looked at. Values need a least one, and may be as large as they like.
 *
 * <p>The empirical Bernstein supermartingale with a predictable guess of the mean (Waudby-Smith & Ramdas 2024, section 3.2;
 * the inequality is Fan, Grama & Liu's of 2015, which asks for a bound on one side only: Waudby-Smith, Wu, Ramdas,
 * Karampatziakis & Mineiro 2022 build on that where weights are heavy). Its rate is not plugged in but mixed over a grid
 * (Robbins 1970; Howard, Ramdas, McAuliffe & Sekhon 2021), so that the bound is centred on the plain mean and nearly as
 * tight at every sample size as the best rate for it. For each rate, values are cut where larger ones would only cost it:
 * what is cut off lowers the mean, so the bound stays one.
 *
 * <p>Holds two numbers a rate. Plain sums do: their rounding is far below the width of what they bound.
 */
final class LowerBound {

  private static final int RATES = 16;
  private static final double[] RATE = new double[RATES];
  private static final double[] COST = new double[RATES];
  private static final double[] CUT = new double[RATES];
  private static final double ROUNDING = 1e-9;
  private static final int HALVINGS = 60;

  static {
    for (int j = 0; j < RATES; j++) {
      RATE[j] = StrictMath.pow(2, -(j + 1));
      COST[j] = -StrictMath.log1p(-RATE[j]) - RATE[j];
      CUT[j] = RATE[j] / (2 * COST[j]);
    }
  }

  private final double least;
  private final double scale;
  private final double[] sums = new double[RATES];
  private final double[] squares = new double[RATES];
  private double total;
  private long count;

  /**
   * @param least no value is below it
   * @param most the mean is known not to be above it
   */
  LowerBound(double least, double most) {
    this.least = least;
    this.scale = most - least;
  }

  void add(double value) {
    double scaled = (value - least) / scale;
    if (!(scaled >= -ROUNDING)) {
      throw new IllegalArgumentException(value + " is below " + least + ", which was to be the least");
    }
    double guess = Math.min(1, (0.5 + total) / (count + 1));
    double off = scaled - guess;
    for (int j = 0; j < RATES; j++) {
      double cut = Math.min(off, CUT[j]);
      sums[j] += guess + cut;
      squares[j] += cut * cut;
    }
    total += scaled;
    count++;
  }

  double at(double alpha) {
    return at(alpha, 1);
  }

  /** What it would be after {@code times} as many values, were they all like these. */
  double at(double alpha, double times) {
    double evidence = StrictMath.log(RATES / alpha);
    if (count == 0 || evidenceAgainst(0, times) <= evidence) {
      return least;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (evidenceAgainst(middle, times) > evidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return least + scale * low;
  }

  /** The logarithm of the mixed wealth of a bet that the mean is above {@code mean}, times the number of rates. */
  private double evidenceAgainst(double mean, double times) {
    double top = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < RATES; j++) {
      top = Math.max(top, wealth(j, mean, times));
    }
    double sum = 0;
    for (int j = 0; j < RATES; j++) {
      sum += StrictMath.exp(wealth(j, mean, times) - top);
    }
    return top + StrictMath.log(sum);
  }

  private double wealth(int j, double mean, double times) {
    return times * (RATE[j] * (sums[j] - count * mean) - COST[j] * squares[j]);
  }
}
