package oo.recommender.domain.decision;

import java.util.UUID;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Pick;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.Sampler;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What another policy would have done at a decision point.
 *
 * @param kindProbability and candidateProbability that it gave to the action actually taken
 * @param seed of its own draw, derived from the decision's
 * @param pick the ref that it would have chosen; null for silence
 */
public record ShadowDecision(
    UUID decision, UserId user, PolicyId policy, String model, String schemaHash, double kindProbability,
    double candidateProbability, long seed, @Nullable String pick) {

  /** @param draw of {@code taken}, made from the schema that {@code assembler} follows */
  public static ShadowDecision of(DecisionRecord taken, Draw draw, Assignment shadow, FeatureAssembler assembler) {
    var features = assembler.assemble(taken.context(), taken.candidates());
    var distribution = shadow.policy().distribution(features, shadow.model());
    long seed = Sampler.derivedSeed(draw.seed(), shadow.policy().id());
    var own = new Draw(
        shadow.policy().id(), shadow.model().version(), assembler.schemaHash(), seed, distribution, draw.pick());
    return new ShadowDecision(
        taken.id(), taken.user(), own.policy(), own.model(), own.schemaHash(), own.kindProbability(),
        own.candidateProbability(), seed, ref(taken.candidates(), Sampler.draw(distribution, seed)));
  }

  private static @Nullable String ref(CandidateSet candidates, Pick pick) {
    return pick.isSilence() ? null : candidates.get(pick.candidate()).ref();
  }
}
