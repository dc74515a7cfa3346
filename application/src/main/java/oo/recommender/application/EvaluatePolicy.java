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
import oo.recommender.domain.evaluation.Beside;
import oo.recommender.domain.evaluation.Counterfactual;
import oo.recommender.domain.evaluation.Earned;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.Logged;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Summary;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.Arm;
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
  public record Command(Who target, Who baseline, @Nullable Instant since, Terms terms) {

    /** In whichever arms they decided. */
    public Command(PolicyId target, PolicyId baseline, @Nullable Instant since, Terms terms) {
      this(new Who(target, null), new Who(baseline, null), since, terms);
    }
  }

  /** A policy, with all of its decisions or those for one arm. */
  public record Who(PolicyId policy, @Nullable Arm arm) {

    @Override
    public String toString() {
      return arm == null ? policy.toString() : policy + " (" + arm.wireName() + ")";
    }
  }

  public Report execute(Command command, Progress progress) {
    var judging = new Judging(command, progress);
    var target = command.target();
    var baseline = command.baseline();
    decisions.each(
        new RewardedDecisions.Selection(baseline.policy(), baseline.arm(), target.policy(), command.since()), judging::take);
    decisions.each(
        new RewardedDecisions.Selection(target.policy(), target.arm(), target.policy(), command.since()), judging::own);
    var summary = judging.evaluation.summary();
    return new Report(
        summary, gate.judge(summary), new Beside(judging.ofTarget.sum(), judging.ofBaseline.sum()), judging.seen, judging.leftOut);
  }

  /** Told after each decision. */
  @FunctionalInterface
  public interface Progress {
    void at(long decisions, Instant reached);
  }

  /**
   * @param beside what each earned with decisions of its own
   * @param seen decisions of the baseline
   * @param leftOut of these, those that could not be judged, by reason
   */
  public record Report(Summary summary, Ruling ruling, Beside beside, long seen, SortedMap<String, Long> leftOut) {

    /** As it is told. */
    public Judgement judgement(Who target, Who baseline) {
      return new Judgement(
          "the ledger", target.toString(), baseline.toString(), summary, ruling, beside,
          new EvaluateLogOutcome.Reading(seen, summary.decisions(), leftOut, 0, List.of()));
    }
  }

  private final class Judging {

    private final Evaluation evaluation;
    private final Earned.Sums ofTarget;
    private final Earned.Sums ofBaseline;
    private final @Nullable Policy target;
    private final Progress progress;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();
    private long seen;
    private long own;

    Judging(Command command, Progress progress) {
      this.evaluation = new Evaluation(command.terms());
      this.ofTarget = Beside.sums(command.terms());
      this.ofBaseline = Beside.sums(command.terms());
      this.target = policies.apply(command.target().policy());
      this.progress = progress;
    }

    void take(Rewarded decision) {
      seen++;
      var row = row(decision);
      if (row != null) {
        evaluation.add(row);
      }
      add(ofBaseline, decision);
      progress.at(seen, decision.record().at());
    }

    void own(Rewarded decision) {
      own++;
      add(ofTarget, decision);
      progress.at(seen + own, decision.record().at());
    }

    private static void add(Earned.Sums sums, Rewarded decision) {
      if (decision.reward() != null) {
        sums.add(decision.record().user(), decision.reward());
      }
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
