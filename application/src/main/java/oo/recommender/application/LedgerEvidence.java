package oo.recommender.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import oo.recommender.application.port.Evidence;
import oo.recommender.domain.evaluation.Beside;
import oo.recommender.domain.evaluation.Earned;
import oo.recommender.domain.evaluation.Estimate;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.Interval;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger tells of a policy that is tried, in two ways: what it would have earned with the baseline's decisions, and
 * what it earned with its own beside what the baseline earned at the same time. Either may promote it, or show that it harms.
 * Where the candidate decides more, as after its promotion, harm is looked for the other way round: in what the baseline would
 * have earned with the candidate's decisions.
 */
public final class LedgerEvidence implements Evidence {

  private static final Terms TERMS = Terms.STANDARD.rewards(RewardRange.SIGNED);

  private final EvaluatePolicy evaluatePolicy;
  private final Gate gate;

  public LedgerEvidence(EvaluatePolicy evaluatePolicy, Gate gate) {
    this.evaluatePolicy = evaluatePolicy;
    this.gate = gate;
  }

  @Override
  public Findings of(PolicyId candidate, PolicyId baseline, Instant since) {
    var report = evaluatePolicy.execute(new EvaluatePolicy.Command(candidate, baseline, since, TERMS), (_, _) -> {});
    var beside = report.beside();
    var regret = beside.target().decisions() > report.summary().decisions() ? regret(candidate, baseline, since, report) : null;
    var harm = harm(candidate, baseline, report, regret);
    boolean promotes = harm.isEmpty() && (report.ruling() instanceof Ruling.Promote || promotes(beside));
    var reasons = new ArrayList<>(harm);
    reasons.add(told(candidate, beside.target()) + "; " + told(baseline, beside.baseline()));
    if (harm.isEmpty() && report.ruling() instanceof Ruling.Refuse(var shortfalls)) {
      shortfalls.forEach(each -> reasons.add(each.says() + "; to pass: " + each.remedy()));
    }
    report.leftOut().forEach((why, count) -> reasons.add(count + " decisions left out: " + why));
    return new Findings(promotes, !harm.isEmpty(), reasons);
  }

  /** What shows that the candidate is worth less. */
  private static List<String> harm(
      PolicyId candidate, PolicyId baseline, EvaluatePolicy.Report report, @Nullable Interval regret) {
    var harm = new ArrayList<String>();
    var gain = gain(report);
    var more = interval(report.beside().difference());
    if (regret != null && regret.lower() > 0) {
      harm.add(told("%s would have earned %.4f to %.4f more with the decisions of %s", baseline, regret.lower(), regret.upper(), candidate));
    }
    if (regret == null && gain.upper() < 0) {
      harm.add(told("%s would have earned %.4f to %.4f less with the decisions of %s", candidate, -gain.upper(), -gain.lower(), baseline));
    }
    if (more.upper() < 0) {
      harm.add(told("%s earned %.4f to %.4f less with its own decisions than %s", candidate, -more.upper(), -more.lower(), baseline));
    }
    return harm;
  }

  /** Null where that can be told of fewer decisions: of one that learns only what it said as a shadow is known. */
  private @Nullable Interval regret(PolicyId candidate, PolicyId baseline, Instant since, EvaluatePolicy.Report report) {
    var reverse = evaluatePolicy.execute(new EvaluatePolicy.Command(baseline, candidate, since, TERMS), (_, _) -> {});
    return reverse.summary().decisions() > report.summary().decisions() ? gain(reverse) : null;
  }

  private static Interval gain(EvaluatePolicy.Report report) {
    return interval(report.summary().actions().difference());
  }

  private boolean promotes(Beside beside) {
    return beside.target().decisions() >= gate.decisions() && beside.baseline().decisions() >= gate.decisions()
        && interval(beside.difference()).lower() > TERMS.margin();
  }

  private static String told(PolicyId policy, Earned earned) {
    return earned.decisions() == 0 ? policy + " earned nothing yet" : told(
        "%s earned %.4f (%.4f to %.4f) with %d decisions of its own", policy, earned.mean().value(),
        interval(earned.mean()).lower(), interval(earned.mean()).upper(), earned.decisions());
  }

  private static String told(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  private static Interval interval(Estimate estimate) {
    return Objects.requireNonNull(estimate.interval(), "rewards and their differences always have one");
  }
}
