package oo.recommender.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.application.port.RewardedDecisions.Rewarded;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.evaluation.Counterfactual;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.Logged;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Summary;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Judges one of oO's policies by the decisions that another one made.
 *
 * <p>What the target would have done is what it said as a shadow at that time. Where it was not looking, it is asked now;
 * one that learns, with the model that the decision names. Today's has seen the rewards that it would be judged by, that one
 * only earlier ones (progressive validation: Blum, Kalai and Langford 1999).
 */
public final class EvaluatePolicy {

  private final RewardedDecisions decisions;
  private final Map<String, FeatureAssembler> assemblers;
  private final Function<PolicyId, @Nullable Policy> policies;
  private final Function<String, @Nullable ModelSnapshot> models;
  private final Gate gate;

  /**
   * @param assemblers one for each feature schema that can still be assembled
   * @param policies and models null for one that is not there any more
   */
  public EvaluatePolicy(
      RewardedDecisions decisions, List<FeatureAssembler> assemblers, Function<PolicyId, @Nullable Policy> policies,
      Function<String, @Nullable ModelSnapshot> models, Gate gate) {
    this.decisions = decisions;
    this.assemblers = assemblers.stream()
        .collect(Collectors.toUnmodifiableMap(FeatureAssembler::schemaHash, Function.identity()));
    this.policies = policies;
    this.models = models;
    this.gate = gate;
  }

  /** @param since null for all decisions */
  public record Command(PolicyId target, PolicyId baseline, @Nullable Instant since, Terms terms) {}

  public Report execute(Command command, Progress progress) {
    var judging = new Judging(command, progress);
    decisions.each(new RewardedDecisions.Selection(command.baseline(), command.target(), command.since()), judging::take);
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
      this.target = policies.apply(command.target());
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
      if (target == null) {
        return leftOut("no shadow: nobody can ask the target now, and it was not looking at the time");
      }
      var assembler = assemblers.get(draw.schemaHash());
      if (assembler == null) {
        return leftOut("unknown feature schema " + draw.schemaHash());
      }
      return target.learns() ? taught(decision, draw, target, assembler) : asked(decision, draw, target, assembler, ModelSnapshot.NONE);
    }

    private @Nullable Logged taught(Rewarded decision, Draw draw, Policy learning, FeatureAssembler assembler) {
      if (!assembler.schema().equals(FeatureSchema.CURRENT)) {
        return leftOut("feature schema " + draw.schemaHash() + " is older than what the target learns from");
      }
      var model = models.apply(draw.model());
      if (model == null) {
        return leftOut("unknown model " + draw.model());
      }
      return model.fits()
          ? asked(decision, draw, learning, assembler, model)
          : leftOut("model " + draw.model() + " was learned from other inputs");
    }

    private static Logged asked(Rewarded decision, Draw draw, Policy policy, FeatureAssembler assembler, ModelSnapshot model) {
      var features = assembler.assemble(decision.record().context(), decision.record().candidates());
      return Counterfactual.of(
          decision.record(), draw, policy.distribution(features, model), Objects.requireNonNull(decision.reward()));
    }

    private @Nullable Logged leftOut(String why) {
      leftOut.merge(why, 1L, Long::sum);
      return null;
    }
  }
}
