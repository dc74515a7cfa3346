package oo.recommender.adapter.postgres;

import java.util.ArrayList;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.CandidateSet;

/** Candidates within a document; they are sorted by ref, so of each ref only what differs from the one before is kept. */
final class CandidatesPart {

  private static final int COMES_BACK = 1;
  private static final int GAP_BOUND = 2;
  /** When it was created follows. */
  private static final int CREATED = 4;

  private CandidatesPart() {}

  static void write(DocumentWriter document, CandidateSet candidates) {
    document.number(candidates.size());
    var before = "";
    for (var candidate : candidates.candidates()) {
      int shared = shared(before, candidate.ref());
      document.number(shared).text(candidate.ref().substring(shared));
      document.constant(Code.KIND, candidate.kind()).signed(candidate.effortMinutes()).instant(candidate.due())
          .instant(candidate.startsAt()).signed(candidate.priority()).instant(candidate.lastShownAt())
          .raw(flags(candidate));
      if (candidate.createdAt() != null) {
        document.instant(candidate.createdAt());
      }
      before = candidate.ref();
    }
  }

  private static int flags(Candidate candidate) {
    return (candidate.comesBack() ? COMES_BACK : 0) | (candidate.gapBound() ? GAP_BOUND : 0)
        | (candidate.createdAt() != null ? CREATED : 0);
  }

  private static int shared(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int shared = 0;
    while (shared < most && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    // Half a character cannot be encoded.
    return shared > 0 && Character.isHighSurrogate(one.charAt(shared - 1)) ? shared - 1 : shared;
  }

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
