package oo.recommender.domain.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.explanation.Explanation.Factor;
import oo.recommender.domain.explanation.Explanation.NotUsed;
import oo.recommender.domain.policy.Aspect;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.ScoringPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Tells why, from a logged decision and nothing else of its user.
 *
 * <p>Where the policy's score is a sum, the parts that are told are its very terms: they sum to the differences that are
 * told with them, to 1e-12. Where it is none, or is not there any more, only facts and probabilities are told.
 */
public final class Explainer {

  private static final int ALTERNATIVES = 2;

  private final Map<String, FeatureAssembler> assemblers;
  private final Function<PolicyId, @Nullable Policy> policies;
  private final Function<String, @Nullable ModelSnapshot> models;

  /** @param models by version; null, as for policies, where there is none any more */
  public Explainer(
      List<FeatureAssembler> assemblers, Function<PolicyId, @Nullable Policy> policies,
      Function<String, @Nullable ModelSnapshot> models) {
    this.assemblers =
        assemblers.stream().collect(Collectors.toUnmodifiableMap(FeatureAssembler::schemaHash, Function.identity()));
    this.policies = policies;
    this.models = models;
  }

  /** @throws IllegalArgumentException for a decision that offered no tip */
  public Explanation explain(DecisionRecord record) {
    if (record.draw() == null || !(record.answer() instanceof Answer.Offered offered)) {
      throw new IllegalArgumentException("decision " + record.id() + " offered no tip");
    }
    var draw = record.draw();
    var facts = new Facts(record.context());
    var scores = scores(record, draw);
    int chosen = draw.pick().candidate();
    var alternatives = ranked(record, draw, scores).stream().filter(i -> i != chosen).limit(ALTERNATIVES)
        .map(i -> Alternatives.of(record, draw, facts, scores, i)).toList();
    return new Explanation(
        record, scores == null ? null : scores.summary(chosen),
        scores == null ? logged(offered) : whyThis(record, facts, scores, chosen),
        whyNow(record, facts, scores, chosen), Chance.of(draw, facts), alternatives, notUsed(record));
  }

  /** Null where there are none. */
  private @Nullable Scores scores(DecisionRecord record, Draw draw) {
    var assembler = assemblers.get(draw.schemaHash());
    var model = models.apply(draw.model());
    return assembler != null && model != null && policies.apply(draw.policy()) instanceof ScoringPolicy policy
            && policy.scoresBy(model)
        ? Scores.of(policy, model, assembler.assemble(record.context(), record.candidates()))
        : null;
  }

  /** The best first: by score where there is one, then by probability. */
  private static List<Integer> ranked(DecisionRecord record, Draw draw, @Nullable Scores scores) {
    Comparator<Integer> byProbability = Comparator.comparing(i -> -draw.distribution().propensity(i));
    var order = scores == null
        ? byProbability
        : Comparator.<Integer, Double>comparing(i -> -scores.of(i).points()).thenComparing(byProbability);
    return IntStream.range(0, record.candidates().size()).boxed().sorted(order).toList();
  }

  private static List<Factor> logged(Answer.Offered offered) {
    return offered.content().why().stream().map(reason -> new Factor(null, reason.sentence(), null)).toList();
  }

  private static List<Factor> whyThis(DecisionRecord record, Facts facts, Scores scores, int chosen) {
    var candidate = record.candidates().get(chosen);
    return factors(
        aspect -> scores.of(chosen).of(aspect) - scores.average(aspect), aspect -> facts.of(aspect, candidate));
  }

  private static List<Factor> whyNow(DecisionRecord record, Facts facts, @Nullable Scores scores, int chosen) {
    var candidate = record.candidates().get(chosen);
    var silence = scores == null ? null : scores.silence();
    if (silence != null) {
      return factors(
          aspect -> scores.of(chosen).of(aspect) - silence.of(aspect), aspect -> facts.of(aspect, candidate));
    }
    var why = new ArrayList<Factor>();
    for (var aspect : List.of(Aspect.TRIGGER, Aspect.MOMENT, Aspect.FREE_TIME)) {
      why.add(new Factor(aspect, facts.ofMoment(aspect), null));
    }
    if (record.context().calendarKnown()) {
      why.add(new Factor(Aspect.DAY_LOAD, facts.ofMoment(Aspect.DAY_LOAD), null));
    }
    if (record.trigger() == Trigger.PUSH) {
      why.add(new Factor(Aspect.DOSE, facts.ofMoment(Aspect.DOSE), null));
    }
    return why;
  }

  /** All that counted, the weightiest in favour first. */
  private static List<Factor> factors(Function<Aspect, Double> points, Function<Aspect, String> words) {
    var factors = new ArrayList<Factor>();
    for (var aspect : Aspect.values()) {
      double some = points.apply(aspect);
      if (some != 0) {
        factors.add(new Factor(aspect, words.apply(aspect), some));
      }
    }
    factors.sort(Comparator.comparing(factor -> -factor.points()));
    return factors;
  }

  private static List<NotUsed> notUsed(DecisionRecord record) {
    return record.context().calendarConsent()
        ? List.of()
        : List.of(new NotUsed(Consent.CALENDAR_TIPS,
            "Your calendars: when you are free, your events and your tasks. You do not allow their use for tips."));
  }
}
