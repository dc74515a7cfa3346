package oo.recommender.domain.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Counts weights between powers of two. */
final class WeightBars {

  private static final int LEAST = -6;
  private static final int MOST = 12;
  private static final int BARS = MOST - LEAST + 3;

  private final long[] counts = new long[BARS];
  private final Sum[] sums = new Sum[BARS];

  WeightBars() {
    for (int i = 0; i < BARS; i++) {
      sums[i] = new Sum();
    }
  }

  void add(double weight) {
    int bar = bar(weight);
    counts[bar]++;
    sums[bar].add(weight);
  }

  private static int bar(double weight) {
    if (weight == 0) {
      return 0;
    }
    int exponent = Math.getExponent(weight);
    int above = weight == Math.scalb(1.0, exponent) ? exponent : exponent + 1;
    return Math.clamp(above, LEAST, MOST + 1) - LEAST + 1;
  }

  List<WeightBar> list() {
    double whole = 0;
    for (var sum : sums) {
      whole += sum.value();
    }
    var bars = new ArrayList<WeightBar>();
    for (int i = 0; i < BARS; i++) {
      bars.add(new WeightBar(from(i), to(i), counts[i], whole == 0 ? 0 : sums[i].value() / whole));
    }
    return bars;
  }

  private static double from(int bar) {
    return bar <= 1 ? 0 : Math.scalb(1.0, LEAST + bar - 2);
  }

  private static double to(int bar) {
    return bar == 0 ? 0 : bar == BARS - 1 ? Double.POSITIVE_INFINITY : Math.scalb(1.0, LEAST + bar - 1);
  }
}
