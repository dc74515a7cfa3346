package oo.recommender.application.port;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What came of decisions, under the reward definition that holds. */
public interface DecisionRewards {

  /**
   * By decision, in one round trip; 0 where silence was drawn.
   *
   * @param decisions that drew
   * @return without those whose reward is pending, or censored because the tip was never seen
   */
  Map<UUID, Double> of(Collection<UUID> decisions);
}
