package oo.recommender.domain.evaluation;

import oo.shared.domain.UserId;

/**
 * What a policy earned with decisions of its own.
 *
 * @param decisions with a reward
 * @param users about how many users these were for
 * @param mean reward a decision; where there is none, nothing is known of it
 */
public record Earned(long decisions, long users, Estimate mean) {

  /** Grows by decisions, in memory that does not. */
  public static final class Sums {

    private final ConfidenceSequence rewards;
    private final Distinct users = new Distinct();

    /** @param alpha probability that its interval is ever wrong */
    public Sums(RewardRange range, double alpha) {
      this.rewards = new ConfidenceSequence(range, alpha);
    }

    /** @throws ImpossibleReward outside the range */
    public void add(UserId user, double reward) {
      rewards.add(reward);
      users.add(user.value());
    }

    public Earned sum() {
      return new Earned(rewards.count(), users.count(), Estimate.in(rewards.interval(), rewards.mean()));
    }
  }
}
