package oo.recommender.application;

import oo.recommender.domain.rollout.Actor;
import oo.shared.application.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** Tries a policy with a share of the users, or changes the share. */
public final class StartCanary {

  private final RolloutSteps steps;

  public StartCanary(RolloutSteps steps) {
    this.steps = steps;
  }

  /** @param percent of the users outside of the holdout, 1 to 100 */
  public record Command(String policy, int percent, Actor actor, String reason, @Nullable IdempotencyKey key) {}

  public RolloutOutcome execute(Command command) {
    if (steps.registry().plan().find(command.policy()).isEmpty()) {
      return new RolloutOutcome.UnknownPolicy(command.policy());
    }
    return steps.take(
        new RolloutSteps.Request(command.policy(), command.actor(), command.reason(), command.key(), null),
        (rollout, at) -> rollout.canary(command.policy(), command.percent(), at));
  }
}
