package oo.recommender.application;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oo.recommender.application.port.ArmFigures;
import oo.recommender.application.port.Rollouts;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Reads which policies there are, who decides, and how that came. */
public final class RolloutQueries {

  private final RolloutSteps steps;
  private final Rollouts rollouts;
  private final ArmFigures figures;
  private final InstantSource clock;

  public RolloutQueries(RolloutSteps steps, Rollouts rollouts, ArmFigures figures, InstantSource clock) {
    this.steps = steps;
    this.rollouts = rollouts;
    this.figures = figures;
    this.clock = clock;
  }

  /** As the file of this process has them. */
  public PolicyPlan plan() {
    return steps.registry().plan();
  }

  public Rollout rollout() {
    return steps.current();
  }

  /** What happened within the window of the watch, by name of the policy. */
  public Map<String, Figures> figures() {
    return figures.since(clock.instant().minus(plan().watch().window()));
  }

  /** Newest first. @param before the last version of the page before; null for the first page */
  public Page changes(@Nullable Long before, int limit) {
    var found = rollouts.newest(before, limit + 1);
    var items = found.stream().limit(limit).toList();
    return new Page(items, found.size() > limit ? items.getLast().to().version() : null);
  }

  /** @param next to be given as {@code before}; null on the last page */
  public record Page(List<RolloutChange> items, @Nullable Long next) {}

  /**
   * The policy that is meant, with the arm where an arm is named: by its name in the file of policies, its id in the ledger,
   * or the arm that it decides for now. Empty where there is none.
   */
  public Optional<EvaluatePolicy.Who> who(String name) {
    if (name.contains("/")) {
      return parsed(name);
    }
    var plan = plan();
    var rollout = rollout();
    var canary = rollout.canary();
    var holdout = plan.holdout();
    return switch (name) {
      case "default" -> who(plan, rollout.standard(), Arm.DEFAULT);
      case "candidate" -> canary == null ? Optional.empty() : who(plan, canary.policy(), Arm.CANDIDATE);
      case "holdout" -> holdout == null ? Optional.empty() : who(plan, holdout.policy(), Arm.HOLDOUT);
      default -> who(plan, name, null);
    };
  }

  private static Optional<EvaluatePolicy.Who> parsed(String id) {
    try {
      return Optional.of(new EvaluatePolicy.Who(PolicyId.parse(id), null));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<EvaluatePolicy.Who> who(PolicyPlan plan, String name, @Nullable Arm arm) {
    return plan.find(name).map(policy -> new EvaluatePolicy.Who(policy.policy().id(), arm));
  }

  /** Which policy decides for a user, in this process and at this moment. */
  public Assigned assignment(UserId user) {
    var arm = steps.registry().arm(user);
    return new Assigned(arm, steps.registry().policy(arm));
  }

  public record Assigned(Arm arm, NamedPolicy policy) {}
}
