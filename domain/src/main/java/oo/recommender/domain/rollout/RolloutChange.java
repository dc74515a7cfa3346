package oo.recommender.domain.rollout;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of the rollout as it is kept for ever: what was done, by whom, when and why, and how it was from then on.
 *
 * @param policy that was tried, promoted or taken back
 * @param actor {@code user:} and a UUID, {@code cli:} and a name, or {@code watch}
 */
public record RolloutChange(UUID id, Transition.Action action, String policy, String actor, String reason, Rollout to) {

  public Instant at() {
    return to.since();
  }
}
