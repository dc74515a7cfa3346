package oo.recommender.adapter.postgres;

import java.time.Instant;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.Sums;

/** What was learned of all users as bytes, to the bit. */
final class StatisticsDocument {

  private static final int FORMAT = 1;

  private StatisticsDocument() {}

  static byte[] write(Statistics statistics) {
    var sums = statistics.sums();
    var document = new DocumentWriter(FORMAT, Instant.EPOCH).instant(sums.asOf()).number(sums.observations())
        .bits(sums.weight()).bits(sums.rewards()).bits(sums.squares()).bits(sums.entropy()).number(sums.vector().length);
    SparseNumbers.write(document, sums.vector());
    SparseNumbers.write(document, sums.precision());
    return document.document();
  }

  static Statistics read(byte[] bytes) {
    var document = new DocumentReader("what was learned", bytes, FORMAT, Instant.EPOCH);
    var asOf = document.instantOrNull();
    long observations = document.number();
    double weight = document.real();
    double rewards = document.real();
    double squares = document.real();
    double entropy = document.real();
    int width = document.count();
    var vector = SparseNumbers.read(document, width);
    var precision = SparseNumbers.read(document, width * (width + 1) / 2);
    return new Statistics(new Sums(asOf, observations, weight, rewards, squares, entropy, precision, vector));
  }
}
