package oo.recommender.application.port;

import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import org.jspecify.annotations.Nullable;

class InMemoryRewardedDecisionsTest extends RewardedDecisionsContract {

  private final InMemoryRewardedDecisions decisions = new InMemoryRewardedDecisions();

  @Override
  protected RewardedDecisions decisions() {
    return decisions;
  }

  @Override
  protected void keep(DecisionRecord record, @Nullable Double reward) {
    decisions.keep(record, reward);
  }

  @Override
  protected void keep(ShadowDecision shadow) {
    decisions.keep(shadow);
  }
}
