package oo.recommender.application.port;

import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.tip.TipState;

class InMemoryRewardedDecisionsTest extends RewardedDecisionsContract {

  private final InMemoryRewardedDecisions decisions = new InMemoryRewardedDecisions();

  @Override
  protected RewardedDecisions decisions() {
    return decisions;
  }

  @Override
  protected void keep(DecisionRecord record, TipState state) {
    decisions.keep(record, state);
  }

  @Override
  protected void keep(ShadowDecision shadow) {
    decisions.keep(shadow);
  }
}
