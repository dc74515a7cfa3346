package oo.recommender.adapter.postgres;

import java.util.ArrayList;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.CandidateSet;

/** Candidates within documents of the first two formats, which have every one with its ref; of each only what differs from the one before. */
final class FirstCandidatesPart {

  private static final int COMES_BACK = 1;
  private static final int GAP_BOUND = 2;
  /** When it was created follows. */
  private static final int CREATED = 4;

  private FirstCandidatesPart() {}

  static CandidateSet read(DocumentReader document) {
    int count = document.count();
    var candidates = new ArrayList<Candidate>(count);
    var before = "";
    for (int i = 0; i < count; i++) {
      var candidate = candidate(before.substring(0, document.count()) + document.text(), document);
      candidates.add(candidate);
      before = candidate.ref();
    }
    return new CandidateSet(candidates);
  }

  private static Candidate candidate(String ref, DocumentReader document) {
    var kind = document.constant(Code.KIND);
    int effortMinutes = document.signedInt();
    var due = document.instantOrNull();
    var startsAt = document.instantOrNull();
    int priority = document.signedInt();
    var lastShownAt = document.instantOrNull();
    int flags = document.raw();
    return new Candidate(
        ref, kind, effortMinutes, due, startsAt, priority, lastShownAt, (flags & COMES_BACK) != 0,
        (flags & GAP_BOUND) != 0, (flags & CREATED) != 0 ? document.instant() : null);
  }
}
