package oo.recommender.domain.policy;

/**
 * Chooses by scores that were made elsewhere for this one decision. What it has learned lies in the scores: it looks at no
 * model.
 */
public final class ScoredPolicy implements Policy {

  public static final PolicyId ID = new PolicyId("scored", 1);

  /** In units of reward: an arm that promises a tenth more is chosen e times as often. */
  private static final TwoStageSoftmax SOFTMAX = new TwoStageSoftmax(0.1, 0.1);

  private static final double SILENCE = 0;

  private final CandidateScores scores;

  public ScoredPolicy(CandidateScores scores) {
    this.scores = scores;
  }

  @Override
  public PolicyId id() {
    return ID;
  }

  /** What it chooses by. */
  public CandidateScores scores() {
    return scores;
  }

  /** @throws IllegalArgumentException where the scores are of other candidates than the features */
  @Override
  public Distribution distribution(Features features, ModelSnapshot model) {
    if (scores.size() != features.size()) {
      throw new IllegalArgumentException(features.size() + " candidates have " + scores.size() + " scores");
    }
    return SOFTMAX.of(features, scores.values(), SILENCE);
  }
}
