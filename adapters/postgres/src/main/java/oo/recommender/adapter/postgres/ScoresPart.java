package oo.recommender.adapter.postgres;

import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.CandidateSet;

/** The scores that a policy chose by within a document, to the bit. */
final class ScoresPart {

  private ScoresPart() {}

  static void write(DocumentWriter document, CandidateScores scores) {
    document.text(scores.model());
    for (double value : scores.values()) {
      document.bits(value);
    }
  }

  static CandidateScores read(DocumentReader document, CandidateSet candidates) {
    String model = document.text();
    var values = new double[candidates.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = document.real();
    }
    return new CandidateScores(model, values);
  }
}
