package oo.recommender.domain.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.explanation.Explanation.Alternative;
import oo.recommender.domain.explanation.Explanation.Difference;
import oo.recommender.domain.policy.Aspect;
import org.jspecify.annotations.Nullable;

/** What else could have been offered, and what it would have taken. */
final class Alternatives {

  private Alternatives() {}

  static Alternative of(DecisionRecord record, Draw draw, Facts facts, @Nullable Scores scores, int other) {
    var candidate = record.candidates().get(other);
    var differences =
        scores == null ? List.<Difference>of() : differences(record, facts, scores, draw.pick().candidate(), other);
    Double lead = scores == null
        ? null : (Double) (scores.of(draw.pick().candidate()).points() - scores.of(other).points());
    return new Alternative(
        candidate.ref(), candidate.kind(), facts.describe(candidate), draw.distribution().propensity(other), lead,
        differences, wouldHaveChanged(lead, differences));
  }

  private static List<Difference> differences(
      DecisionRecord record, Facts facts, Scores scores, int chosen, int other) {
    var differences = new ArrayList<Difference>();
    for (var aspect : Aspect.values()) {
      double points = scores.of(chosen).of(aspect) - scores.of(other).of(aspect);
      if (points != 0) {
        differences.add(new Difference(
            aspect, facts.of(aspect, record.candidates().get(chosen)), facts.of(aspect, record.candidates().get(other)),
            points));
      }
    }
    differences.sort(Comparator.comparing(difference -> -Math.abs(difference.points())));
    return differences;
  }

  private static String wouldHaveChanged(@Nullable Double lead, List<Difference> differences) {
    if (lead == null) {
      return "Nothing that is known: how this policy weighed them is not kept.";
    }
    if (lead < 0) {
      return "Nothing: it was rated higher, and the draw decided for the other.";
    }
    if (lead == 0) {
      return "Nothing: both were rated alike, and the draw decided.";
    }
    var decisive = decisive(lead, differences);
    return "It would have been rated as high if both had stood alike in this: " + decisive.stream()
        .map(difference -> difference.tip() + " (the other: " + difference.other() + ")").collect(Collectors.joining("; "))
        + ".";
  }

  /** The fewest of the differences, the weightiest first, without which the tip has no lead any more. */
  private static List<Difference> decisive(double lead, List<Difference> differences) {
    var decisive = new ArrayList<Difference>();
    double left = lead;
    for (var difference : differences) {
      if (left > 0 && difference.points() > 0) {
        decisive.add(difference);
        left -= difference.points();
      }
    }
    return decisive;
  }
}
