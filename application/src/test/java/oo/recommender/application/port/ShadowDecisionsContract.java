package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

/** What {@link ShadowDecisions} promises. */
public abstract class ShadowDecisionsContract {

  protected abstract RecommenderStore store();

  @Test
  void keepsTheShadowsOfADecisionOnce() {
    var user = someone();
    var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
    store().decisions().append(new Decisions.Append(decision.record(), decision.tips(), null, null));
    var shadows = List.of(
        new ShadowDecision(decision.record().id(), user, new PolicyId("uniform", 1), "none", "ab", 0.1, 1.0 / 3, -5, null),
        new ShadowDecision(decision.record().id(), user, new PolicyId("rules", 2), "none", "ab", 0.1, Math.nextUp(0.5), 5, "task:4f"));

    store().shadowDecisions().append(shadows);
    store().shadowDecisions().append(shadows);

    assertThat(store().shadows(user)).containsExactlyInAnyOrderElementsOf(shadows);
  }
}
