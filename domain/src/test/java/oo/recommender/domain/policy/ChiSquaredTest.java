package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquaredTest {

  /** Abramowitz and Stegun 1964, table 26.8. */
  @ParameterizedTest
  @CsvSource({
      "6.63490, 1, 0.01", "3.84146, 1, 0.05", "0.454936, 1, 0.5", "9.21034, 2, 0.01", "15.0863, 5, 0.01",
      "1.14548, 5, 0.95", "50.8922, 30, 0.01", "29.3360, 30, 0.5", "135.807, 100, 0.01", "70.0648, 100, 0.99"})
  void agreesWithTheTables(double statistic, int degrees, double probability) {
    assertThat(ChiSquared.survival(statistic, degrees)).isCloseTo(probability, within(2e-6));
  }
}
