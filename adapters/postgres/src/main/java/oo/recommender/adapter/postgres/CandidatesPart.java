package oo.recommender.adapter.postgres;

import java.util.ArrayList;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.CandidateSet;

/**
 * Candidates within a document: first what of it is there, then only that. Of advice there is the number of its term, which
 * is near that of the one before; other refs are sorted, so only what differs from the one before is kept.
 */
final class CandidatesPart {

  private static final int LAST_FORMAT_WITHOUT_TERMS = 2;

  private static final int COMES_BACK = 1;
  private static final int GAP_BOUND = 2;
  private static final int CREATED = 4;
  private static final int DUE = 8;
  private static final int STARTS = 16;
  private static final int PRIORITY = 32;
  private static final int SHOWN = 64;
  private static final int ADVICE = 128;

  private CandidatesPart() {}

  static void write(DocumentWriter document, CandidateSet candidates, Terms terms) {
    var numbers = terms.numbers(
        candidates.candidates().stream().filter(Term.Advice::has).map(Term.Advice::of).toList());
    document.number(candidates.size());
    var before = "";
    int advice = 0;
    int last = 0;
    for (var candidate : candidates.candidates()) {
      document.raw(flags(candidate));
      if (Term.Advice.has(candidate)) {
        document.signed(numbers[advice] - last);
        last = numbers[advice++];
      } else {
        own(document, candidate, before);
        before = candidate.ref();
      }
      changing(document, candidate);
    }
  }

  private static int flags(Candidate candidate) {
    return (candidate.comesBack() ? COMES_BACK : 0) | (candidate.gapBound() ? GAP_BOUND : 0)
        | (candidate.createdAt() != null ? CREATED : 0) | (candidate.due() != null ? DUE : 0)
        | (candidate.startsAt() != null ? STARTS : 0) | (candidate.priority() != 0 ? PRIORITY : 0)
        | (candidate.lastShownAt() != null ? SHOWN : 0) | (Term.Advice.has(candidate) ? ADVICE : 0);
  }

  private static void own(DocumentWriter document, Candidate candidate, String before) {
    int shared = shared(before, candidate.ref());
    document.number(shared).text(candidate.ref().substring(shared)).constant(Code.KIND, candidate.kind())
        .signed(candidate.effortMinutes());
  }

  private static void changing(DocumentWriter document, Candidate candidate) {
    if (candidate.due() != null) {
      document.instant(candidate.due());
    }
    if (candidate.startsAt() != null) {
      document.instant(candidate.startsAt());
    }
    if (candidate.priority() != 0) {
      document.signed(candidate.priority());
    }
    if (candidate.lastShownAt() != null) {
      document.instant(candidate.lastShownAt());
    }
    if (candidate.createdAt() != null) {
      document.instant(candidate.createdAt());
    }
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

  static CandidateSet read(DocumentReader document, Terms terms) {
    if (document.format() <= LAST_FORMAT_WITHOUT_TERMS) {
      return FirstCandidatesPart.read(document);
    }
    int count = document.count();
    var candidates = new ArrayList<Candidate>(count);
    var before = "";
    int last = 0;
    for (int i = 0; i < count; i++) {
      int flags = document.raw();
      if ((flags & ADVICE) != 0) {
        last += document.signedInt();
        candidates.add(candidate(document, terms.advice(last), flags));
      } else {
        before = before.substring(0, document.count()) + document.text();
        candidates.add(candidate(document, new Term.Advice(
            before, document.constant(Code.KIND), document.signedInt(), (flags & GAP_BOUND) != 0), flags));
      }
    }
    return new CandidateSet(candidates);
  }

  private static Candidate candidate(DocumentReader document, Term.Advice lasting, int flags) {
    var due = (flags & DUE) != 0 ? document.instant() : null;
    var startsAt = (flags & STARTS) != 0 ? document.instant() : null;
    int priority = (flags & PRIORITY) != 0 ? document.signedInt() : 0;
    var lastShownAt = (flags & SHOWN) != 0 ? document.instant() : null;
    return new Candidate(
        lasting.ref(), lasting.kind(), lasting.effortMinutes(), due, startsAt, priority, lastShownAt,
        (flags & COMES_BACK) != 0, lasting.gapBound(), (flags & CREATED) != 0 ? document.instant() : null);
  }
}
