package oo.recommender.domain.evaluation;

/** A reward lies outside the range that the intervals rely on. */
public final class ImpossibleReward extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final double reward;

  public ImpossibleReward(double reward, RewardRange range) {
    super("a reward of " + reward + " lies outside " + range.min() + " to " + range.max());
    this.reward = reward;
  }

  public double reward() {
    return reward;
  }
}
