package oo.recommender.domain.decision;

import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Pick;
import oo.recommender.domain.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * How the choice was made.
 *
 * @param model version of the snapshot that the policy was given, or what made the scores that it was given
 * @param schemaHash of the features that it saw
 * @param seed of {@link oo.recommender.domain.policy.Sampler}
 * @param distribution over the record's candidates
 * @param arm of the user at that moment; null in decisions from before there were arms
 * @param scores that the policy chose by; null where it asked for none, or got none and another one chose
 */
public record Draw(
    PolicyId policy, String model, String schemaHash, long seed, Distribution distribution, Pick pick,
    @Nullable Arm arm, @Nullable CandidateScores scores) {

  /** By a policy that asks for no scores. */
  public Draw(
      PolicyId policy, String model, String schemaHash, long seed, Distribution distribution, Pick pick,
      @Nullable Arm arm) {
    this(policy, model, schemaHash, seed, distribution, pick, arm, null);
  }

  /** Of no arm. */
  public Draw(PolicyId policy, String model, String schemaHash, long seed, Distribution distribution, Pick pick) {
    this(policy, model, schemaHash, seed, distribution, pick, null, null);
  }

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
