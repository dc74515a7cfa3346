package oo.recommender.domain.explanation;

import java.util.List;
import oo.recommender.domain.Consent;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.policy.Aspect;
import org.jspecify.annotations.Nullable;

/**
 * Why a tip was given.
 *
 * @param record of the decision, whence everything here is
 * @param scored null where the policy keeps no scores, or where it or its model is not there any more
 * @param whyThis what spoke for the tip against the average of what could be offered
 * @param whyNow what spoke for a tip at this moment
 * @param chance in words, how far the draw decided
 * @param alternatives the two that came next
 */
public record Explanation(
    DecisionRecord record, @Nullable Scored scored, List<Factor> whyThis, List<Factor> whyNow, String chance,
    List<Alternative> alternatives, List<NotUsed> notUsed) {

  public Explanation {
    whyThis = List.copyOf(whyThis);
    whyNow = List.copyOf(whyNow);
    alternatives = List.copyOf(alternatives);
    notUsed = List.copyOf(notUsed);
  }

  /**
   * In the policy's own unit.
   *
   * @param chosen score of the tip; {@code average} of all candidates, from which {@code whyThis} leads to it
   * @param silence what the tip had to surpass; null where nobody could have kept silent
   */
  public record Scored(double chosen, double average, @Nullable Double silence) {}

  /**
   * @param aspect what it is about; null where it is a fact that no score looks at
   * @param points by which it raised the score, negative where it lowered it; null where no score tells
   */
  public record Factor(@Nullable Aspect aspect, String text, @Nullable Double points) {}

  /**
   * Something that could have been offered instead.
   *
   * @param text names it without a word of the user's own
   * @param differences between the tip and this, which sum to {@code lead}; the weightiest first
   * @param lead of the tip's score over this one's; null where there are no scores
   * @param wouldHaveChanged in words, what would have had to be otherwise
   */
  public record Alternative(
      String ref, TipKind kind, String text, double probability, @Nullable Double lead, List<Difference> differences,
      String wouldHaveChanged) {

    public Alternative {
      differences = List.copyOf(differences);
    }
  }

  /**
   * @param tip and other how each of them stood
   * @param points by which the tip was ahead in this, negative where it was behind
   */
  public record Difference(Aspect aspect, String tip, String other, double points) {}

  /** Something that was left out of the decision, since there is no consent to its use. */
  public record NotUsed(Consent consent, String text) {}
}
