package oo.recommender.adapter.postgres;

import java.util.List;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.tip.Ref;

/** Something that many rows of the ledger say, and which they hold a number for. */
sealed interface Term {

  String SCHEMA = "schema";
  String ADVICE = "advice";
  String GAP = "gap";
  String ANY = "any";

  /** As it stands in {@code ledger_term}; {@link #parse} gives it back. */
  String text();

  record Schema(String hash) implements Term {
    @Override
    public String text() {
      return SCHEMA + " " + hash;
    }
  }

  /** Advice as it is in every set of candidates that it is in. */
  record Advice(String ref, TipKind kind, int effortMinutes, boolean gapBound) implements Term {

    static Advice of(Candidate candidate) {
      return new Advice(candidate.ref(), candidate.kind(), candidate.effortMinutes(), candidate.gapBound());
    }

    /** What a user brought along may stand in no term: terms are for ever, and for all. */
    static boolean has(Candidate candidate) {
      return Ref.isAdvice(candidate.ref());
    }

    @Override
    public String text() {
      return String.join(" ", ADVICE, Integer.toString(effortMinutes), gapBound ? GAP : ANY, kind.wireName(), ref);
    }
  }

  /** One that a later version knows. */
  record Unknown(String text) implements Term {}

  static Term parse(String text) {
    if (text.startsWith(SCHEMA + " ")) {
      return new Schema(text.substring(SCHEMA.length() + 1));
    }
    var words = List.of(text.split(" ", 5));
    return words.size() == 5 && words.getFirst().equals(ADVICE)
        ? new Advice(
            words.getLast(), TipKind.ofWireName(words.get(3)), Integer.parseInt(words.get(1)), words.get(2).equals(GAP))
        : new Unknown(text);
  }
}
