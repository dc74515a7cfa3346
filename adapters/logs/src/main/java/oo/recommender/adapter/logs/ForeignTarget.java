package oo.recommender.adapter.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import oo.recommender.domain.evaluation.ForeignDecision;
import oo.recommender.domain.evaluation.ForeignPolicy;

/** A policy that needs nothing but what any log has. */
final class ForeignTarget implements LineTarget {

  private final ForeignPolicy policy;
  private ForeignDecision asked = new ForeignDecision(0, List.of(), List.of());

  ForeignTarget(ForeignPolicy policy) {
    this.policy = policy;
  }

  @Override
  public Opinion of(JsonNode line, int actions) throws Malformed {
    asked = DsjsonFeatures.of(line, actions, policy.looksAtFeatures());
    var opinion = policy.of(asked);
    return new Opinion(opinion.probabilities(), opinion.rewards(), null);
  }

  @Override
  public void learn(int taken, double reward) {
    policy.learn(asked, taken, reward);
  }
}
