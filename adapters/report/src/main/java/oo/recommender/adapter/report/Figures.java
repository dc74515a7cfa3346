package oo.recommender.adapter.report;

import java.util.Locale;
import oo.recommender.domain.evaluation.Interval;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Figures {

  private Figures() {}

  static String value(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "–";
  }

  static String interval(@Nullable Interval interval) {
    return interval == null ? "none" : value(interval.lower()) + " to " + value(interval.upper());
  }

  static String count(double count) {
    return Double.isFinite(count) ? String.format(Locale.ROOT, "%,.0f", count) : "–";
  }

  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", 100 * share) : "–";
  }

  static String shortest(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.4g", number);
  }
}
