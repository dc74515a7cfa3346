package oo.recommender.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.application.port.RewardedDecisions.Rewarded;
import oo.recommender.domain.evaluation.Counterfactual;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.Logged;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Summary;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Judges one of oO's policies by the decisions that another one made.
 *
 * <p>What the target would have done is what it said as a shadow at that time. Where it was not looking, a policy that
 * nobody taught is asked now. One that learns is not: today's model has seen the rewards that it would be judged by.
 */
public final class EvaluatePolicy {

  private final RewardedDecisions decisions;
  private final Map<String, FeatureAssembler> assemblers;
  private final Function<PolicyId, @Nullable Policy> untaught;
  private final Gate gate;
  private final InstantSource clock;

  /**
   * @param assemblers one for each feature schema that can still be assembled
   * @param untaught the policy of that id; null where it learns
   */
  public EvaluatePolicy(
      RewardedDecisions decisions, List<FeatureAssembler> assemblers, Function<PolicyId, @Nullable Policy> untaught, Gate gate,
      InstantSource clock) {
    this.decisions = decisions;
    this.assemblers = assemblers.stream()
        .collect(Collectors.toUnmodifiableMap(FeatureAssembler::schemaHash, Function.identity()));
    this.untaught = untaught;
    this.gate = gate;
    this.clock = clock;
  }

  /** @param since null for all decisions */
  public record Command(PolicyId target, PolicyId baseline, @Nullable Instant since, Terms terms) {}

  public Report execute(Command command, Progress progress) {
    var judging = new Judging(command, progress);
    decisions.each(
        new RewardedDecisions.Selection(command.baseline(), command.target(), command.since(), clock.instant()), judging::take);
    var summary = judging.evaluation.summary();
    return new Report(summary, gate.judge(summary), judging.seen, judging.leftOut);
  }

  /** Told after each decision. */
  @FunctionalInterface
  public interface Progress {
    void at(long decisions, Instant reached);
  }

  /**
   * @param seen decisions of the baseline
   * @param leftOut of these, those that could not be judged, by reason
   */
  public record Report(Summary summary, Ruling ruling, long seen, SortedMap<String, Long> leftOut) {}

  private final class Judging {

    private final Evaluation evaluation;
    private final @Nullable Policy target;
    private final Progress progress;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();
    private long seen;

    Judging(Command command, Progress progress) {
      this.evaluation = new Evaluation(command.terms());
      this.target = untaught.apply(command.target());
      this.progress = progress;
    }

    void take(Rewarded decision) {
      seen++;
      var row = row(decision);
      if (row != null) {
        evaluation.add(row);
      }
      progress.at(seen, decision.record().at());
    }

    private @Nullable Logged row(Rewarded decision) {
      var draw = decision.draw();
      if (decision.reward() == null) {
        return leftOut("no reward: pending, or the tip was never seen");
      }
      if (decision.shadow() != null) {
        return Counterfactual.of(decision.record(), draw, decision.shadow(), decision.reward());
      }
      var assembler = assemblers.get(draw.schemaHash());
      if (target == null) {
        return leftOut("no shadow: the target learns, and was not looking at the time");
      }
      if (assembler == null) {
        return leftOut("unknown feature schema " + draw.schemaHash());
      }
      var features = assembler.assemble(decision.record().context(), decision.record().candidates());
      return Counterfactual.of(
          decision.record(), draw, target.distribution(features, ModelSnapshot.NONE), decision.reward());
    }

    private @Nullable Logged leftOut(String why) {
      leftOut.merge(why, 1L, Long::sum);
      return null;
    }
  }
}
