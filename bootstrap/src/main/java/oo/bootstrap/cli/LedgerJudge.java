package oo.bootstrap.cli;

import java.io.PrintWriter;
import java.time.Instant;
import oo.bootstrap.Settings;
import oo.bootstrap.wiring.Tools;
import oo.recommender.application.EvaluatePolicy;
import oo.recommender.application.Judgement;
import oo.recommender.application.RolloutQueries;
import oo.recommender.domain.evaluation.Terms;
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
      var judged = who(target, rollout);
      var against = who(baseline, rollout);
      var report = tools.evaluatePolicy().execute(
          new EvaluatePolicy.Command(judged, against, since, terms), Progress.reaching(err)::at);
      return report.judgement(judged, against);
    }
  }

  private static EvaluatePolicy.Who who(String name, RolloutQueries rollout) {
    return rollout.who(name).orElseThrow(() -> new Refused(switch (name) {
      case "candidate" -> "no candidate is tried at the moment: name the policy";
      case "holdout" -> "there is no holdout: name the policy";
      default -> "there is no policy " + name + ": "
          + String.join(", ", rollout.plan().policies().stream().map(policy -> policy.name()).toList())
          + ", or an arm: default, candidate, holdout";
    }));
  }
}
