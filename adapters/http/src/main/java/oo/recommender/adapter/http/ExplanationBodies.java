package oo.recommender.adapter.http;

import java.util.List;
import java.util.UUID;
import oo.codegen.http.model.Factor;
import oo.codegen.http.model.NotUsed;
import oo.codegen.http.model.TipAlternative;
import oo.codegen.http.model.TipDifference;
import oo.codegen.http.model.TipExplanation;
import oo.codegen.http.model.TipNumbers;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.explanation.Explanation;
import oo.shared.adapter.http.TypeId;
import org.jspecify.annotations.Nullable;

/**
 * An explanation in the contract's words.
 *
 * @param numbers whether they are told, and with them what spoke against
 */
record ExplanationBodies(boolean numbers) {

  /** As many as are read; there are more where the numbers have to add up. */
  private static final int MOST = 4;

  TipExplanation explanation(UUID tip, Explanation why) {
    var record = why.record();
    var draw = record.draw();
    if (draw == null) {
      throw new IllegalArgumentException("decision " + record.id() + " drew nothing");
    }
    return new TipExplanation(
        TypeId.TIP.of(tip), TypeId.DECISION.of(record.id()), record.at(), draw.policy().toString(), draw.model(),
        draw.schemaHash(), why.chance(), factors(why.whyThis()), factors(why.whyNow()),
        why.alternatives().stream().map(this::alternative).toList(),
        why.notUsed().stream().map(one -> new NotUsed(one.consent().wireName(), one.text())).toList(),
        numbers ? numbers(draw, why.scored()) : null);
  }

  private List<Factor> factors(List<Explanation.Factor> factors) {
    return factors.stream().filter(factor -> numbers || factor.points() == null || factor.points() > 0)
        .limit(numbers ? Long.MAX_VALUE : MOST)
        .map(factor -> new Factor(
            factor.aspect() == null ? null : factor.aspect().wireName(), factor.text(),
            numbers ? factor.points() : null))
        .toList();
  }

  private TipAlternative alternative(Explanation.Alternative other) {
    var differences = other.differences().stream().filter(difference -> numbers || difference.points() > 0)
        .limit(numbers ? Long.MAX_VALUE : MOST)
        .map(difference -> new TipDifference(
            difference.aspect().wireName(), difference.tip(), difference.other(), numbers ? difference.points() : null))
        .toList();
    return new TipAlternative(
        other.ref(), other.kind().wireName(), other.text(), differences, other.wouldHaveChanged(),
        numbers ? other.lead() : null, numbers ? other.probability() : null);
  }

  private static TipNumbers numbers(Draw draw, Explanation.@Nullable Scored scored) {
    return new TipNumbers(
        draw.propensity(), draw.kindProbability(), draw.candidateProbability(), scored == null ? null : scored.chosen(),
        scored == null ? null : scored.average(), scored == null ? null : scored.silence());
  }
}
