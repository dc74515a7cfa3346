package oo.recommender.application;

import oo.recommender.domain.rollout.Actor;
import oo.shared.application.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** Takes back the policy that is tried or, when it was promoted, lets the one before it decide again. */
public final class RollBackPolicy {

  private final RolloutSteps steps;

  public RollBackPolicy(RolloutSteps steps) {
    this.steps = steps;
  }

  /** @param expected the version of the rollout that was looked at; null for whatever it is */
  public record Command(
      String policy, Actor actor, String reason, @Nullable IdempotencyKey key, @Nullable Long expected) {}

  public RolloutOutcome execute(Command command) {
    return steps.take(
        new RolloutSteps.Request(command.policy(), command.actor(), command.reason(), command.key(), command.expected()),
        (rollout, at) -> rollout.rollBack(command.policy(), at));
  }
}
