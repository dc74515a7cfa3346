package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTableTest {

  /** W. J. Cody's rational approximations, as R's pnorm prints them. */
  @ParameterizedTest
  @CsvSource({
      "0, 0.5", "0.5, 0.691462461274013", "-0.5, 0.308537538725987", "1.96, 0.97500210485178", "-3, 0.00134989803163009",
      "5, 0.999999713348428", "-6, 9.86587645037698e-10", "2.005, 0.97751847648184"})
  void agreesWithTheTables(double x, double probability) {
    assertThat(NormalTable.distribution(x)).isCloseTo(probability, within(5e-13));
  }

  @Test
  void keepsItsBoundsBetweenTheTablesPoints() {
    for (int i = -82_000; i <= 82_000; i++) {
      double x = i / 10_000.0;
      double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      assertThat(NormalTable.density(x)).isCloseTo(density, within(2e-10)).isNotNegative();
      assertThat(NormalTable.distribution(x)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void growsAsItsDensitySays() {
    double step = 1e-3;
    for (double x = -7.5; x < 7.5; x += 0.0137) {
      double growth = NormalTable.distribution(x + step) - NormalTable.distribution(x - step);
      assertThat(growth / (2 * step)).isCloseTo(NormalTable.density(x), within(1e-7));
    }
  }

  @Test
  void isCertainBeyondItsEnds() {
    assertThat(NormalTable.distribution(8)).isEqualTo(1);
    assertThat(NormalTable.distribution(-8)).isZero();
    assertThat(NormalTable.distribution(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(NormalTable.density(-1e300)).isZero();
    assertThat(NormalTable.distribution(Math.nextDown(8.0))).isCloseTo(1, within(1e-14));
    assertThat(NormalTable.distribution(Math.nextUp(-8.0))).isCloseTo(0, within(1e-14));
  }
}
