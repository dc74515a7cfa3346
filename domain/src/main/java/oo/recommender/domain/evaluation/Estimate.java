package oo.recommender.domain.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One estimator's number, and where the value itself lies.
 *
 * @param value NaN before the first decision
 * @param interval valid at any time; null where none can be given
 * @param whyNone why there is no interval
 */
public record Estimate(double value, @Nullable Interval interval, @Nullable String whyNone) {

  static Estimate in(Interval interval, double value) {
    return new Estimate(value, interval, null);
  }

  /**
   * With an interval that holds the estimate too, as far as it is possible at all: its two bounds come from different sums,
   * and where the weights' mean is off by chance both may lie on one side of the estimate. A wider interval stays valid.
   */
  static Estimate of(Interval interval, double value, Interval possible) {
    if (Double.isNaN(value)) {
      return in(interval, value);
    }
    double near = Math.clamp(value, possible.lower(), possible.upper());
    return in(new Interval(Math.min(interval.lower(), near), Math.max(interval.upper(), near)), value);
  }

  static Estimate without(String why, double value) {
    return new Estimate(value, null, why);
  }
}
