package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussLegendreTest {

  @Test
  void isExactForPolynomialsUpToTwiceItsNodes() {
    for (int n = 2; n <= 20; n++) {
      var rule = GaussLegendre.of(n);
      for (int degree = 0; degree < 2 * n; degree++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += rule.weights()[k] * Math.pow(rule.nodes()[k], degree);
        }
        assertThat(sum).isCloseTo(degree % 2 == 1 ? 0 : 2.0 / (degree + 1), within(1e-13));
      }
    }
  }

  /** Abramowitz and Stegun 1964, table 25.4. */
  @Test
  void hasTheNodesOfTheTables() {
    var rule = GaussLegendre.of(5);

    assertThat(rule.nodes()).containsExactly(
        new double[] {-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664}, within(1e-15));
    assertThat(rule.weights()[2]).isCloseTo(0.568888888888889, within(1e-15));
  }
}
