package oo.bench.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The middle of some figures, and how far they lie apart. */
public record Summary(double median, double min, double max) {

  /** @throws IllegalArgumentException without any figure */
  public static Summary of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Summary(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
  }

  /** {@code 0.66 [0.61–0.70]} for two decimals. */
  public String text(int decimals) {
    String one = "%." + decimals + "f";
    return String.format(Locale.ROOT, one + " [" + one + "–" + one + "]", median, min, max);
  }
}
