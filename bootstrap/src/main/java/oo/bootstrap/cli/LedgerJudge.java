package oo.bootstrap.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import oo.bootstrap.Settings;
import oo.bootstrap.wiring.Tools;
import oo.recommender.application.EvaluateLogOutcome.Reading;
import oo.recommender.application.EvaluatePolicy;
import oo.recommender.application.Judgement;
import oo.recommender.application.RolloutQueries;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.rollout.PolicyPlan;
import org.jspecify.annotations.Nullable;

/** Judges one of oO's policies by what another did, as the ledger of an installation has it. */
final class LedgerJudge {

  private final String target;
  private final String baseline;
  private final @Nullable Instant since;

  /** @param target and baseline a policy's name in the file of policies, its id in the ledger, or an arm */
  LedgerJudge(String target, String baseline, @Nullable Instant since) {
    this.target = target;
    this.baseline = baseline;
    this.since = since;
  }

  Judgement judge(Settings settings, Terms terms, PrintWriter err) {
    try (var tools = new Tools(settings)) {
      var rollout = tools.rollout().queries();
      var targetId = id(target, rollout);
      var baselineId = id(baseline, rollout);
      var report = tools.evaluatePolicy().execute(
          new EvaluatePolicy.Command(targetId, baselineId, since, terms), Progress.reaching(err)::at);
      return new Judgement(
          "the ledger", targetId.toString(), baselineId.toString(), report.summary(), report.ruling(),
          new Reading(report.seen(), report.summary().decisions(), report.leftOut(), 0, List.of()));
    }
  }

  private static PolicyId id(String name, RolloutQueries rollout) {
    if (name.contains("/")) {
      return PolicyId.parse(name);
    }
    var plan = rollout.plan();
    var found = plan.find(switch (name) {
      case "default" -> rollout.rollout().standard();
      case "candidate" -> candidate(rollout);
      case "holdout" -> holdout(plan);
      default -> name;
    });
    return found.orElseThrow(() -> new Refused("there is no policy " + name + ": "
        + String.join(", ", plan.policies().stream().map(policy -> policy.name()).toList()) + ", or an arm: default, candidate, holdout"))
        .policy().id();
  }

  private static String candidate(RolloutQueries rollout) {
    var canary = rollout.rollout().canary();
    if (canary == null) {
      throw new Refused("no candidate is tried at the moment: name the policy");
    }
    return canary.policy();
  }

  private static String holdout(PolicyPlan plan) {
    if (plan.holdout() == null) {
      throw new Refused("there is no holdout: name the policy");
    }
    return plan.holdout().policy();
  }
}
