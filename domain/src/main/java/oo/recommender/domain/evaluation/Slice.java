package oo.recommender.domain.evaluation;

/**
 * The decisions that have something in common.
 *
 * @param meanReward what the logging policy earned with them
 * @param value what the target would have, self-normalised
 * @param meanWeight how many times as often the target would have done the like
 * @param difference by how much the target changes what each of them earns, by IPS
 */
public record Slice(long decisions, double meanReward, double value, double meanWeight, Estimate difference) {

  /** Grows by decisions. */
  static final class Sums {

    private final RewardRange range;
    private final double alpha;
    private final Sum rewards = new Sum();
    private final Sum weights = new Sum();
    private final Sum weighted = new Sum();
    private final Bounds difference = Bounds.ofDifference();
    private long count;

    Sums(Terms terms) {
      this.range = terms.rewards();
      this.alpha = terms.alpha();
    }

    void add(double weight, double reward) {
      double unit = range.unit(reward);
      count++;
      rewards.add(reward);
      weights.add(weight);
      weighted.add(weight * reward);
      difference.add((weight - 1) * unit, (weight - 1) * (1 - unit));
    }

    Slice slice() {
      return new Slice(
          count, rewards.value() / count, weighted.value() / weights.value(), weights.value() / count,
          Estimate.in(range.differences(difference.at(alpha)), (weighted.value() - rewards.value()) / count));
    }
  }
}
