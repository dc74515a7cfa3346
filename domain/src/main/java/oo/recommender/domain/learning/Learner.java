package oo.recommender.domain.learning;

import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.policy.Entropy;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelInputs;

/**
 * Makes of a logged decision and of what became of its tip what is to be learned. Pure: it looks at the ledger alone,
 * never at the present.
 *
 * <p>Not every tip teaches. Those that a holdout was given do not, so that there is something to compare with; nor do
 * those beyond the {@link #MOST_A_DAY}th of a user's local day, so that nobody can outvote the others; nor do those whose
 * features were of another schema, for their numbers mean something else. Their rewards are kept all the same.
 */
public final class Learner {

  /** Tips of one user and local day that teach, in the order of the decisions. */
  public static final int MOST_A_DAY = 20;

  private final FeatureAssembler assembler;

  public Learner(FeatureAssembler assembler) {
    this.assembler = assembler;
  }

  /**
   * @param decision that offered a tip
   * @param before what was known of its worth
   * @param told what is known now besides
   * @param consents whether the user allows pooled learning now; a reward that changes when no longer is taken out
   */
  public Learned learn(
      DecisionRecord decision, Reward before, Aftermath told, boolean consents, RewardDefinition definition) {
    if (!(decision.answer() instanceof Answer.Offered tip)) {
      throw new IllegalArgumentException("decision " + decision.id() + " offered no tip");
    }
    var aftermath = before.aftermath().plus(told);
    if (aftermath.equals(before.aftermath())) {
      return new Learned(before, null, null);
    }
    var after = new Reward(aftermath, consents, definition.of(aftermath, tip.expiresAt()));
    var draw = decision.draw();
    if (draw == null || !teaches(decision, draw)) {
      return new Learned(after, null, null);
    }
    var observation = observation(decision, draw);
    return new Learned(
        after, Change.of(observation, before.value(), after.value()),
        Change.of(observation, before.pooled(), after.pooled()));
  }

  private boolean teaches(DecisionRecord decision, Draw draw) {
    return (draw.arm() == null || draw.arm().trains()) && decision.context().tipsToday() < MOST_A_DAY
        && draw.schemaHash().equals(assembler.schemaHash());
  }

  private Observation observation(DecisionRecord decision, Draw draw) {
    var features = assembler.assemble(decision.context(), decision.candidates());
    var input = new double[ModelInputs.WIDTH];
    ModelInputs.fill(features, draw.pick().candidate(), input);
    return new Observation(
        features.kind(draw.pick().candidate()), decision.at(), input, Entropy.ofCandidates(draw.distribution()));
  }
}
