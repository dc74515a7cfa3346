package oo.recommender.domain.evaluation;

/** From a lower to an upper bound, both included. */
public record Interval(double lower, double upper) {

  public boolean contains(double value) {
    return value >= lower && value <= upper;
  }

  public double width() {
    return upper - lower;
  }

  /** Where a difference lies of two that lie in these; its level is the sum of both errors. */
  public Interval minus(Interval other) {
    return new Interval(lower - other.upper, upper - other.lower);
  }
}
