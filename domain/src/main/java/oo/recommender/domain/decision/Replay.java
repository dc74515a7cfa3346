package oo.recommender.domain.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.Sampler;
import oo.recommender.domain.policy.ScoredPolicy;
import oo.recommender.domain.policy.UnfitModel;
import org.jspecify.annotations.Nullable;

/** Makes logged decisions again from what the ledger holds, and compares. Everything but the wording is repeated. */
public final class Replay {

  private final Map<String, FeatureAssembler> assemblers;
  private final Function<PolicyId, @Nullable Policy> policies;
  private final Function<String, @Nullable ModelSnapshot> models;

  /** @param assemblers one for each feature schema that can still be repeated */
  public Replay(List<FeatureAssembler> assemblers, List<Policy> policies, List<ModelSnapshot> models) {
    this(assemblers, by(policies, Policy::id)::get, by(models, ModelSnapshot::version)::get);
  }

  /** @param policies and models null for one that is not there any more */
  public Replay(
      List<FeatureAssembler> assemblers, Function<PolicyId, @Nullable Policy> policies,
      Function<String, @Nullable ModelSnapshot> models) {
    this.assemblers = by(assemblers, FeatureAssembler::schemaHash);
    this.policies = policies;
    this.models = models;
  }

  private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
    return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
  }

  public Verdict of(DecisionRecord logged) {
    var draw = logged.draw();
    if (draw == null) {
      return unavailable(logged);
    }
    if (!assemblers.containsKey(draw.schemaHash())) {
      return new Verdict.Refused("unknown feature schema " + draw.schemaHash());
    }
    if (draw.scores() != null) {
      return scored(logged, draw, draw.scores());
    }
    var policy = policies.apply(draw.policy());
    if (policy == null) {
      return new Verdict.Refused("unknown policy " + draw.policy());
    }
    var model = models.apply(draw.model());
    if (model == null) {
      return new Verdict.Refused("unknown model " + draw.model());
    }
    try {
      return available(logged, draw, policy, model);
    } catch (UnfitModel unfit) {
      return new Verdict.Refused(String.valueOf(unfit.getMessage()));
    }
  }

  /** What the model made is logged, so that nobody needs the model. */
  private Verdict scored(DecisionRecord logged, Draw draw, CandidateScores scores) {
    if (!draw.policy().equals(ScoredPolicy.ID)) {
      return new Verdict.Refused(draw.policy() + " has scores");
    }
    return scores.size() == logged.candidates().size()
        ? available(logged, draw, new ScoredPolicy(scores), ModelSnapshot.NONE)
        : new Verdict.Refused("scores of other candidates");
  }

  private static Verdict unavailable(DecisionRecord logged) {
    var availability = Availability.of(logged.context(), true);
    var comparison = new Comparison();
    comparison.same("availability", logged.availability(), availability);
    if (availability instanceof Availability.Unavailable(var reason, var until)) {
      comparison.same("answer", logged.answer(), new Answer.Silence(reason, until));
    }
    return comparison.verdict();
  }

  private Verdict available(DecisionRecord logged, Draw draw, Policy policy, ModelSnapshot model) {
    var features = assemblers.get(draw.schemaHash()).assemble(logged.context(), logged.candidates());
    var distribution = policy.distribution(features, model);
    var pick = Sampler.draw(distribution, draw.seed());
    var comparison = new Comparison();
    comparison.same("availability", logged.availability(),
        Availability.of(logged.context(), logged.candidates().isEmpty()));
    comparison.same("distribution", draw.distribution(), distribution);
    comparison.same("choice", draw.pick(), pick);
    if (pick.isSilence()) {
      comparison.same("answer", logged.answer(), new Answer.Silence(SilenceReason.CHOSEN_SILENCE, null));
    } else if (logged.answer() instanceof Answer.Offered tip) {
      var chosen = logged.candidates().get(pick.candidate());
      comparison.same("ref", tip.content().ref(), chosen.ref());
      comparison.same("kind", tip.content().kind(), chosen.kind());
      comparison.same("expiry", tip.expiresAt(), Expiry.of(chosen, logged.context()));
      comparison.same("reasons", tip.content().why(), Why.of(logged.context(), distribution, pick));
    } else {
      comparison.different("answer");
    }
    return comparison.verdict();
  }

  private static final class Comparison {

    private final List<String> what = new ArrayList<>();

    void same(String part, Object logged, Object made) {
      if (!logged.equals(made)) {
        different(part);
      }
    }

    void different(String part) {
      what.add(part);
    }

    Verdict verdict() {
      return what.isEmpty() ? new Verdict.Identical() : new Verdict.Different(List.copyOf(what));
    }
  }
}
