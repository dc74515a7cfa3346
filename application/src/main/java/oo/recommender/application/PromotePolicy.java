package oo.recommender.application;

import java.time.Instant;
import java.util.List;
import oo.recommender.application.port.Evidence;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.Transition;
import oo.shared.application.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** Lets the policy that is tried decide for everybody outside of the holdout, if the gate lets it. */
public final class PromotePolicy {

  private final RolloutSteps steps;
  private final Evidence evidence;

  public PromotePolicy(RolloutSteps steps, Evidence evidence) {
    this.steps = steps;
    this.evidence = evidence;
  }

  /** @param override whether it is promoted whatever the gate says; what the gate said is kept with the reason */
  public record Command(
      String policy, boolean override, Actor actor, String reason, @Nullable IdempotencyKey key) {}

  public RolloutOutcome execute(Command command) {
    var plan = steps.registry().plan();
    if (plan.find(command.policy()).isEmpty()) {
      return new RolloutOutcome.UnknownPolicy(command.policy());
    }
    var current = steps.current();
    var judged = judged(current, command.policy());
    if (!judged.promotes() && !command.override()) {
      return new RolloutOutcome.GateRefused(judged.reasons());
    }
    var reason = judged.promotes() ? command.reason()
        : command.reason() + " (against the gate: " + String.join("; ", judged.reasons()) + ")";
    return steps.take(
        new RolloutSteps.Request(command.policy(), command.actor(), reason, command.key(), null),
        (rollout, at) -> rollout.promote(command.policy(), at));
  }

  /** Nothing is asked where the rollout refuses anyway. */
  private Evidence.Findings judged(Rollout rollout, String policy) {
    var canary = rollout.canary();
    if (canary == null || rollout.promote(policy, Instant.EPOCH) instanceof Transition.Refused) {
      return new Evidence.Findings(true, false, List.of());
    }
    var plan = steps.registry().plan();
    return plan.find(rollout.standard())
        .map(standard -> evidence.of(plan.get(policy).policy().id(), standard.policy().id(), canary.since()))
        .orElse(new Evidence.Findings(false, false, List.of(rollout.standard() + " is no policy of the file any more")));
  }
}
