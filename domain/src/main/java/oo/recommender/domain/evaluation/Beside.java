package oo.recommender.domain.evaluation;

/** What two policies earned, each with decisions of its own: no weights, for each did what it is judged by. */
public record Beside(Earned target, Earned baseline) {

  /**
   * Collects both.
   *
   * @param alpha probability that the interval of their difference is ever wrong: each of the two is wrong half as often
   */
  public static Earned.Sums sums(Terms terms) {
    return new Earned.Sums(terms.rewards(), terms.alpha() / 2);
  }

  /** What the target earned more, where both intervals hold. */
  public Estimate difference() {
    var above = target.mean().interval();
    var below = baseline.mean().interval();
    double value = target.mean().value() - baseline.mean().value();
    return above == null || below == null ? Estimate.without("one of both has none", value) : Estimate.in(above.minus(below), value);
  }
}
