package oo.recommender.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import oo.recommender.application.port.Evidence;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.domain.evaluation.ConfidenceSequence;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.PolicyId;

/**
 * What the ledger tells of a policy that is tried, in two ways: what it would have earned with the baseline's decisions, and
 * what it earned with its own beside what the baseline earned at the same time. Either may promote it, or show that it harms.
 */
public final class LedgerEvidence implements Evidence {

  private static final Terms TERMS = Terms.STANDARD.rewards(RewardRange.SIGNED);

  private final EvaluatePolicy evaluatePolicy;
  private final RewardedDecisions decisions;
  private final Gate gate;

  public LedgerEvidence(EvaluatePolicy evaluatePolicy, RewardedDecisions decisions, Gate gate) {
    this.evaluatePolicy = evaluatePolicy;
    this.decisions = decisions;
    this.gate = gate;
  }

  @Override
  public Findings of(PolicyId candidate, PolicyId baseline, Instant since) {
    var report = evaluatePolicy.execute(new EvaluatePolicy.Command(candidate, baseline, since, TERMS), (_, _) -> {});
    var beside = new Beside(earned(candidate, since), earned(baseline, since));
    var difference = report.summary().actions().difference().interval();
    boolean harms = difference != null && difference.upper() < 0 || beside.harms();
    boolean promotes = !harms && (report.ruling() instanceof Ruling.Promote || beside.promotes(gate));
    var reasons = new ArrayList<String>();
    if (report.ruling() instanceof Ruling.Refuse(var shortfalls)) {
      shortfalls.forEach(each -> reasons.add(each.says() + "; to pass: " + each.remedy()));
    }
    report.leftOut().forEach((why, count) -> reasons.add(count + " decisions left out: " + why));
    reasons.add(beside.says(candidate, baseline));
    return new Findings(promotes, harms, reasons);
  }

  private ConfidenceSequence earned(PolicyId policy, Instant since) {
    // Two intervals, each wrong half as often, are both right as often as one.
    var earned = new ConfidenceSequence(RewardRange.SIGNED, TERMS.alpha() / 2);
    decisions.each(new RewardedDecisions.Selection(policy, policy, since), decision -> {
      if (decision.reward() != null) {
        earned.add(decision.reward());
      }
    });
    return earned;
  }

  /** What each earned with its own decisions. */
  private record Beside(ConfidenceSequence candidate, ConfidenceSequence baseline) {

    boolean harms() {
      return candidate.interval().upper() < baseline.interval().lower();
    }

    boolean promotes(Gate gate) {
      return candidate.count() >= gate.decisions() && baseline.count() >= gate.decisions()
          && candidate.interval().lower() > baseline.interval().upper() + TERMS.margin();
    }

    String says(PolicyId candidateId, PolicyId baselineId) {
      return String.format(Locale.ROOT, "%s earned %s; %s earned %s", candidateId, told(candidate), baselineId, told(baseline));
    }

    private static String told(ConfidenceSequence earned) {
      var interval = earned.interval();
      return earned.count() == 0 ? "nothing yet" : String.format(
          Locale.ROOT, "%.4f (%.4f to %.4f) with %d decisions of its own", earned.mean(), interval.lower(), interval.upper(), earned.count());
    }
  }
}
