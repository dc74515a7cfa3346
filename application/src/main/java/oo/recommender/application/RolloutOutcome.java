package oo.recommender.application;

import java.util.List;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition;

/** What becomes of changing the rollout. */
public sealed interface RolloutOutcome {

  /** @param replayed the answer to an earlier request with the same key, as it was then */
  record Changed(RolloutChange change, boolean replayed) implements RolloutOutcome {}

  /** The file has no policy of this name. */
  record UnknownPolicy(String policy) implements RolloutOutcome {}

  /** The rollout is such that this cannot be done. @param policy that stands in the way */
  record Refused(Transition.Why why, String policy) implements RolloutOutcome {}

  /** The gate does not let the policy decide for all. @param reasons the figures that failed, and what would pass */
  record GateRefused(List<String> reasons) implements RolloutOutcome {

    public GateRefused {
      reasons = List.copyOf(reasons);
    }
  }

  /** The key was used for another request. */
  record KeyReused() implements RolloutOutcome {}

  /** A request with the same key is being served; ask again in a moment. */
  record InFlight() implements RolloutOutcome {}

  /** Somebody else changed it at the same time. */
  record Contended() implements RolloutOutcome {}
}
