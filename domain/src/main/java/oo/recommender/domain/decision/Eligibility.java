package oo.recommender.domain.decision;

import java.time.Duration;
import oo.recommender.domain.policy.Candidate;

/** What may be offered at all, wherever it comes from. */
final class Eligibility {

  /** What was offered is not offered again for so long, unless the user snoozed it to come back. */
  static final Duration SHOWN_LATELY = Duration.ofHours(6);

  private Eligibility() {}

  static boolean eligible(Offer offer, Moment moment) {
    var candidate = offer.candidate();
    return !moment.profile().kindsOff().contains(candidate.kind())
        && !moment.tips().forbids(candidate.ref(), moment.at())
        && (candidate.comesBack() || !shownLately(candidate, moment))
        && offer.text().canSay(moment.facts());
  }

  private static boolean shownLately(Candidate candidate, Moment moment) {
    var shown = candidate.lastShownAt();
    return shown != null && shown.plus(SHOWN_LATELY).isAfter(moment.at());
  }
}
