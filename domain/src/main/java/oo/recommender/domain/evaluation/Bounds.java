package oo.recommender.domain.evaluation;

/** A lower bound of a mean, and an upper one as the lower bound of its mirror image: each at half the error. */
final class Bounds {

  private final LowerBound below;
  private final LowerBound above;
  private final double mirror;

  /** @param mirror what the mean and the mirror image's mean sum to */
  private Bounds(double least, double most, double mirror) {
    this.below = new LowerBound(least, most);
    this.above = new LowerBound(least, most);
    this.mirror = mirror;
  }

  /** Of values of 0 to 1 in the mean, no single one below {@code least}. */
  static Bounds ofValue(double least) {
    return new Bounds(least, 1, 1);
  }

  /** Of differences of -1 to 1 in the mean, no single one below -1. */
  static Bounds ofDifference() {
    return new Bounds(-1, 1, 0);
  }

  void add(double value, double mirrored) {
    below.add(value);
    above.add(mirrored);
  }

  Interval at(double alpha) {
    return new Interval(below.at(alpha / 2), mirror - above.at(alpha / 2));
  }

  /** What the lower bound would be after {@code times} as many, were they all like these. */
  double lower(double alpha, double times) {
    return below.at(alpha / 2, times);
  }
}
