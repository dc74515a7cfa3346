package oo.recommender.adapter.scorer;

import oo.recommender.application.port.Scorer.Reason;

/** Why an attempt failed. */
final class NoScores extends Exception {

  final Reason reason;

  NoScores(Reason reason, String what) {
    // One for each decision while the scorer is away: nobody reads where it came from.
    super(what, null, false, false);
    this.reason = reason;
  }
}
