package oo.recommender.domain.evaluation;

import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.Distribution;

/** A decision of the ledger as a row of an evaluation. */
public final class Counterfactual {

  private static final String SILENCE = "silence";

  private Counterfactual() {}

  /** @param target what the target makes of the same candidates */
  public static Logged of(DecisionRecord record, Draw draw, Distribution target, double reward) {
    var pick = draw.pick();
    double kind = pick.isSilence() ? target.silence() : target.kind(record.candidates().get(pick.candidate()).kind());
    return row(record, draw, kind, target.propensity(pick), reward).unsupported(unsupported(draw.distribution(), target));
  }

  /** @param shadow what the target, running beside, gave to what was done */
  public static Logged of(DecisionRecord record, Draw draw, ShadowDecision shadow, double reward) {
    return row(record, draw, shadow.kindProbability(), shadow.kindProbability() * shadow.candidateProbability(), reward);
  }

  private static Logged row(DecisionRecord record, Draw draw, double targetKind, double target, double reward) {
    var pick = draw.pick();
    return Logged.of(cut(draw.propensity()), cut(target), reward)
        .ofKind(pick.isSilence() ? SILENCE : record.candidates().get(pick.candidate()).kind().wireName(),
            new Chance(cut(draw.kindProbability()), cut(targetKind)))
        .at(record.at(), record.context().local().getHour());
  }

  private static double unsupported(Distribution logged, Distribution target) {
    double share = logged.silence() == 0 ? target.silence() : 0;
    for (int i = 0; i < logged.candidates().size(); i++) {
      share += logged.propensity(i) == 0 ? target.propensity(i) : 0;
    }
    return cut(share);
  }

  /** Sums of probabilities may be above 1 by their rounding. */
  private static double cut(double probability) {
    return Math.min(1, probability);
  }
}
