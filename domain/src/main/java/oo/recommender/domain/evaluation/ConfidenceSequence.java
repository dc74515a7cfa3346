package oo.recommender.domain.evaluation;

/**
 * Where the mean of rewards lies, valid at every moment at once: with probability {@code 1 - alpha} no look ever excludes
 * the truth, so it may be looked at daily and stopped at will. See {@link LowerBound} for the sources.
 *
 * <p>Rewards may depend on all earlier ones; their mean, given those, is taken to stay the same.
 */
public final class ConfidenceSequence {

  private final RewardRange range;
  private final double alpha;
  private final Bounds bounds = Bounds.ofValue(0);
  private final Sum sum = new Sum();
  private long count;

  /** @param alpha probability of being wrong at any time, such as 0.05 */
  public ConfidenceSequence(RewardRange range, double alpha) {
    this.range = range;
    this.alpha = alpha;
  }

  /** @throws ImpossibleReward outside the range */
  public void add(double reward) {
    if (!range.contains(reward)) {
      throw new ImpossibleReward(reward, range);
    }
    double unit = range.unit(reward);
    bounds.add(unit, 1 - unit);
    sum.add(reward);
    count++;
  }

  public long count() {
    return count;
  }

  /** NaN before the first. */
  public double mean() {
    return sum.value() / count;
  }

  public Interval interval() {
    return range.rewards(bounds.at(alpha));
  }
}
