package oo.recommender.application.port;

import java.time.Instant;
import java.util.function.Consumer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** Decisions of the ledger with what came of them. */
public interface RewardedDecisions {

  /**
   * Hands over, in the order of their ids and without holding them all, the decisions that the baseline drew. A chosen
   * silence earned 0.
   */
  void each(Selection selection, Consumer<Rewarded> reader);

  /**
   * @param baseline that drew
   * @param arm of the users that it drew for, those from before there were arms being of the default; null for all
   * @param target whose shadow comes with it
   * @param since included; null for all
   */
  record Selection(PolicyId baseline, @Nullable Arm arm, PolicyId target, @Nullable Instant since) {}

  /**
   * @param reward under the definition that holds; null while it is pending, or where it never will be known
   * @param shadow what the target made of it at that time; null where it was not looking
   */
  record Rewarded(DecisionRecord record, Draw draw, @Nullable Double reward, @Nullable ShadowDecision shadow) {}
}
