package oo.recommender.domain.decision;

import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Pick;
import oo.recommender.domain.policy.PolicyId;

/**
 * How the choice was made.
 *
 * @param model version of the snapshot that the policy was given
 * @param schemaHash of the features that it saw
 * @param seed of {@link oo.recommender.domain.policy.Sampler}
 * @param distribution over the record's candidates
 */
public record Draw(PolicyId policy, String model, String schemaHash, long seed, Distribution distribution, Pick pick) {

  /** Probability of the kind that was chosen, or of silence. */
  public double kindProbability() {
    return pick.isSilence()
        ? distribution.silence()
        : distribution.kind(distribution.candidates().get(pick.candidate()).kind());
  }

  /** Probability of what was chosen given its kind; 1 for silence. */
  public double candidateProbability() {
    return pick.isSilence() ? 1 : distribution.withinKind(pick.candidate());
  }

  public double propensity() {
    return distribution.propensity(pick);
  }
}
