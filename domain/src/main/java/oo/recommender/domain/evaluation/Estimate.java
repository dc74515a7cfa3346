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

  static Estimate without(String why, double value) {
    return new Estimate(value, null, why);
  }
}
