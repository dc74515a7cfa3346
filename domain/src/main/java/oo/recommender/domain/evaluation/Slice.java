package oo.recommender.domain.evaluation;

/**
 * The decisions that have something in common.
 *
 * @param logged what the logging policy earned with them
 * @param value what the target would have, self-normalised; NaN where it would never have done the like
 * @param meanWeight how many times as often the target would have done the like
 * @param difference by how much the target changes what each of them earns, by IPS
 */
public record Slice(long decisions, Estimate logged, double value, double meanWeight, Estimate difference) {

  /** Grows by decisions. */
  static final class Sums {

    private final Terms terms;
    private final boolean byAction;
    private final ConfidenceSequence rewards;
    private final Sum weights = new Sum();
    private final Sum weighted = new Sum();
    private final Bounds difference = Bounds.ofDifference();

    /** @param byAction whether the decisions have in common what was done, and not only when */
    Sums(Terms terms, boolean byAction) {
      this.terms = terms;
      this.byAction = byAction;
      this.rewards = new ConfidenceSequence(terms.rewards(), terms.alpha());
    }

    void add(double weight, double reward) {
      double unit = terms.rewards().unit(reward);
      rewards.add(reward);
      weights.add(weight);
      weighted.add(weight * reward);
      difference.add((weight - 1) * unit, (weight - 1) * (1 - unit));
    }

    Slice slice() {
      long count = rewards.count();
      double gain = weighted.value() / count - rewards.mean();
      return new Slice(
          count, Estimate.in(rewards.interval(), rewards.mean()), weighted.value() / weights.value(), weights.value() / count,
          // The upper bound is made of weights whose mean is 1, which it is not among decisions that were chosen by what was done.
          byAction ? Estimate.without("the weights' mean is not known for what is one kind", gain)
              : Estimate.of(terms.rewards().differences(difference.at(terms.alpha())), gain, terms.rewards().differences()));
    }
  }
}
