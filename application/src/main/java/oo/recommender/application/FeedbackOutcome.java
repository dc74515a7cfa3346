package oo.recommender.application;

import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.TipState;

/** What becomes of a reaction. */
public sealed interface FeedbackOutcome {

  /** @param replayed the answer to an earlier request with the same key, as it was then */
  record Recorded(Feedback feedback, boolean replayed) implements FeedbackOutcome {}

  /** There is no such tip, or it is another user's. */
  record TipNotFound() implements FeedbackOutcome {}

  /** The tip has ended in another way. */
  record Conflict(TipState state) implements FeedbackOutcome {}

  /** A snooze ends in the future, at most {@link oo.recommender.domain.tip.Lifecycle#LONGEST_SNOOZE} ahead. */
  record SnoozeOutOfRange() implements FeedbackOutcome {}

  /** The key was used for another request. */
  record KeyReused() implements FeedbackOutcome {}

  /** A request with the same key is being served; ask again in a moment. */
  record InFlight() implements FeedbackOutcome {}

  /** Too many requests of one user at once; ask again in a moment. */
  record Contended() implements FeedbackOutcome {}
}
