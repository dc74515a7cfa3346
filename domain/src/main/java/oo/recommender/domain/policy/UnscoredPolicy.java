package oo.recommender.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * A {@link ScoredPolicy} before its scores are known. It never chooses itself: with scores a scored policy does, and where
 * there are none, another one, which is what the decision then names, with its own probabilities.
 */
public final class UnscoredPolicy implements Policy {

  private final Policy otherwise;

  /** @param otherwise chooses where there are no scores, by the model that was learned here */
  public UnscoredPolicy(Policy otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public PolicyId id() {
    return ScoredPolicy.ID;
  }

  /** What chooses. */
  public Policy by(@Nullable CandidateScores scores) {
    return scores == null ? otherwise : new ScoredPolicy(scores);
  }

  /** @throws IllegalStateException always */
  @Override
  public Distribution distribution(Features features, ModelSnapshot model) {
    throw new IllegalStateException("a scored policy chooses only in decisions, where somebody is asked for scores");
  }
}
