package oo.recommender.adapter.report;

import java.util.ArrayList;
import java.util.List;

/** Where values lie on a drawing. */
record Axis(double min, double max, double from, double to) {

  private static final int TICKS = 6;

  /** Around all of the values, with some air; a single value gets some on both sides. */
  static Axis around(List<Double> values, double from, double to) {
    double min = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
    double max = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(1);
    double air = max > min ? 0.05 * (max - min) : Math.max(Math.abs(max), 1) * 0.5;
    return new Axis(min - air, max + air, from, to);
  }

  double at(double value) {
    return from + (Math.clamp(value, min, max) - min) / (max - min) * (to - from);
  }

  boolean shows(double value) {
    return value >= min && value <= max;
  }

  /** Round numbers, at steps of 1, 2 or 5. */
  List<Double> ticks() {
    double rough = (max - min) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
    var ticks = new ArrayList<Double>();
    for (long i = (long) Math.ceil(min / step); i * step <= max; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick's number with no more places than the steps need. */
  String label(double tick) {
    double step = (max - min) / TICKS;
    int places = (int) Math.clamp((long) Math.ceil(-Math.log10(step)), 0, 9);
    return String.format(java.util.Locale.ROOT, "%." + places + "f", tick == 0 ? 0.0 : tick);
  }
}
