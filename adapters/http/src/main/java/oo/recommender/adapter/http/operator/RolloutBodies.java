package oo.recommender.adapter.http.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oo.codegen.http.model.CanaryPolicy;
import oo.codegen.http.model.ConfiguredPolicy;
import oo.codegen.http.model.HoldoutPolicy;
import oo.codegen.http.model.PolicyFigures;
import oo.codegen.http.model.PolicyList;
import oo.codegen.http.model.RolloutChange;
import oo.codegen.http.model.RolloutState;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Rollout;
import oo.shared.adapter.http.TypeId;
import org.jspecify.annotations.Nullable;

/** The rollout in the contract's words. */
final class RolloutBodies {

  private RolloutBodies() {}

  static PolicyList policies(PolicyPlan plan, Rollout rollout) {
    return new PolicyList(plan.version(), plan.policies().stream().map(policy -> policy(policy, plan, rollout)).toList());
  }

  private static ConfiguredPolicy policy(NamedPolicy policy, PolicyPlan plan, Rollout rollout) {
    var roles = new ArrayList<String>();
    var name = policy.name();
    if (name.equals(rollout.standard())) {
      roles.add(Arm.DEFAULT.wireName());
    }
    if (rollout.canary() != null && name.equals(rollout.canary().policy())) {
      roles.add(Arm.CANDIDATE.wireName());
    }
    if (plan.holdout() != null && name.equals(plan.holdout().policy())) {
      roles.add(Arm.HOLDOUT.wireName());
    }
    if (plan.shadows().contains(name)) {
      roles.add("shadow");
    }
    return new ConfiguredPolicy(name, policy.type(), policy.policy().id().toString(), policy.learned(), roles);
  }

  static RolloutState rollout(PolicyPlan plan, Rollout rollout, Map<String, Figures> figures) {
    var holdout = plan.holdout();
    return new RolloutState(
        Math.toIntExact(rollout.version()), rollout.standard(), canary(rollout.canary()),
        holdout == null ? null : new HoldoutPolicy(holdout.policy(), holdout.percent()), plan.shadows(), rollout.since(),
        figures(figures));
  }

  private static List<PolicyFigures> figures(Map<String, Figures> figures) {
    return figures.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> {
      var sum = entry.getValue();
      return new PolicyFigures(
          entry.getKey(), Math.toIntExact(sum.decisions()), Math.toIntExact(sum.failures()), Math.toIntExact(sum.slow()),
          (int) Math.round(100 * sum.meanEntropy()));
    }).toList();
  }

  private static @Nullable CanaryPolicy canary(Rollout.@Nullable Canary canary) {
    return canary == null ? null : new CanaryPolicy(canary.policy(), canary.percent(), canary.since());
  }

  static RolloutChange change(oo.recommender.domain.rollout.RolloutChange change) {
    return new RolloutChange(
        TypeId.CHANGE.of(change.id()), Math.toIntExact(change.to().version()), change.action().wireName(), change.policy(),
        change.actor(), change.reason(), change.to().standard(), canary(change.to().canary()), change.at());
  }
}
