package oo.recommender.application;

import java.util.List;
import java.util.stream.Stream;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.rollout.Arms;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Rollout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plan and a rollout, put together; never changes. */
record ArmPolicies(
    PolicyPlan plan, Rollout rollout, Arms arms, NamedPolicy standard, NamedPolicy candidate, NamedPolicy holdout,
    List<NamedPolicy> shadows) {

  private static final Logger LOG = LoggerFactory.getLogger(ArmPolicies.class);

  /** A policy that is not in the plan any more decides for nobody: the plan's default does instead. */
  static ArmPolicies of(PolicyPlan plan, Rollout rollout) {
    var standard = plan.find(rollout.standard()).orElseGet(() -> {
      LOG.error("{} is to decide and is no policy of the file: {} decides", rollout.standard(), plan.standard());
      return plan.get(plan.standard());
    });
    var canary = rollout.canary();
    var candidate = canary == null ? standard : plan.find(canary.policy()).orElse(standard);
    var holdout = plan.holdout();
    var arms = new Arms(
        plan.salt(), holdout == null ? 0 : holdout.percent(), canary == null || candidate == standard ? 0 : canary.percent());
    return new ArmPolicies(plan, rollout, arms, standard, candidate, holdout == null ? standard : plan.get(holdout.policy()),
        shadows(plan, candidate, standard));
  }

  /** What is tried looks on with everybody else too, so that it can be judged by their decisions; unless it has to ask. */
  private static List<NamedPolicy> shadows(PolicyPlan plan, NamedPolicy candidate, NamedPolicy standard) {
    var named = plan.shadows().stream().map(plan::get);
    return Stream.concat(named, candidate == standard || candidate.isScored() ? Stream.of() : Stream.of(candidate)).distinct().toList();
  }

  NamedPolicy of(Arm arm) {
    return switch (arm) {
      case DEFAULT -> standard;
      case CANDIDATE -> candidate;
      case HOLDOUT -> holdout;
    };
  }

  /** Empty for one that the plan has no more. */
  String nameOf(Policy policy) {
    for (var named : plan.policies()) {
      if (named.policy() == policy) {
        return named.name();
      }
    }
    return "";
  }
}
