package oo.simulation.report;

import java.util.List;

/**
 * A mean over seeds, with the bounds that hold for 95 of 100 such simulations: Student's t (1908), seeds being independent.
 *
 * @param lower and {@code upper} are infinitely far away for a single seed
 */
public record Interval(double mean, double lower, double upper) {

  /** 97.5% of Student's t, by degrees of freedom from 1 on; beyond the last one the normal's is near enough. */
  private static final double[] T = {
      12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110,
      2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
  private static final double NORMAL = 1.96;

  /** @param values at least one */
  public static Interval of(List<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(v -> v).sum() / n;
    if (n == 1) {
      return new Interval(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double variance = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (n - 1);
    double reach = (n - 1 <= T.length ? T[n - 2] : NORMAL) * Math.sqrt(variance / n);
    return new Interval(mean, mean - reach, mean + reach);
  }

  boolean isKnown() {
    return Double.isFinite(lower);
  }
}
