package oo.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where values from 0 to a maximum lie on a drawing. */
record Scale(double max, double from, double to) {

  private static final int TICKS = 6;

  double at(double value) {
    return from + Math.clamp(value / max, 0, 1) * (to - from);
  }

  /** Round numbers, at steps of 1, 2 or 5. */
  List<Double> ticks() {
    double rough = max / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
    var ticks = new ArrayList<Double>();
    for (int i = 0; i * step <= max; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  String label(double tick) {
    int places = Math.clamp((long) Math.ceil(-Math.log10(max / TICKS)), 0, 6);
    return String.format(Locale.ROOT, "%." + places + "f", tick);
  }
}
