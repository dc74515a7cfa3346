package oo.recommender.domain.decision;

import java.time.Duration;
import oo.recommender.domain.policy.Candidate;

/** A candidate together with its words. */
record Offer(Candidate candidate, CandidateText text) {

  Duration effort() {
    return Duration.ofMinutes(candidate.effortMinutes());
  }
}
