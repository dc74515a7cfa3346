package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import oo.recommender.domain.policy.BestOfNormals.Rule;
import org.junit.jupiter.api.Test;

class BestOfNormalsTest {

  private static double[] probabilities(double[] means, double[] deviations) {
    var probabilities = new double[means.length];
    BestOfNormals.probabilities(Rule.STEPS, means.length, means, deviations, probabilities);
    var byPanels = new double[means.length];
    BestOfNormals.probabilities(Rule.PANELS, means.length, means, deviations, byPanels);
    assertThat(probabilities).containsExactly(byPanels, within(BestOfNormals.ERROR));
    return probabilities;
  }

  /** Of two the first is larger with Φ((m₁ - m₂) / √(s₁² + s₂²)). */
  @Property
  void agreesWithTheClosedFormOfTwo(
      @ForAll @DoubleRange(min = -2, max = 2) double one, @ForAll @DoubleRange(min = -2, max = 2) double other,
      @ForAll @DoubleRange(min = 1e-3, max = 4) @Scale(4) double oneDeviation,
      @ForAll @DoubleRange(min = 1e-3, max = 4) @Scale(4) double otherDeviation) {
    double expected = distribution((one - other) / Math.hypot(oneDeviation, otherDeviation));

    var computed = probabilities(new double[] {one, other}, new double[] {oneDeviation, otherDeviation});

    assertThat(computed[0]).isCloseTo(expected, within(BestOfNormals.ERROR));
    assertThat(computed[0] + computed[1]).isCloseTo(1, within(1e-15));
  }

  @Property(tries = 60)
  void agreesWithAFarFinerQuadrature(@ForAll @IntRange(min = 2, max = BestOfNormals.PROVEN) int n, @ForAll long seed) {
    var means = new double[n];
    var deviations = new double[n];
    any(means, deviations, new Random(seed));

    var computed = probabilities(means, deviations);
    for (int i = 0; i < n; i++) {
      assertThat(computed[i]).isCloseTo(finer(i, means, deviations), within(BestOfNormals.ERROR));
    }
  }

  @Property(tries = 20)
  void agreesWithAFarFinerQuadratureForManyNumbersToo(@ForAll @IntRange(min = 13, max = 200) int n, @ForAll long seed) {
    var means = new double[n];
    var deviations = new double[n];
    any(means, deviations, new Random(seed));

    var computed = probabilities(means, deviations);
    for (int i = 0; i < n; i += 1 + n / 5) {
      assertThat(computed[i]).isCloseTo(finer(i, means, deviations), within(BestOfNormals.ERROR));
    }
  }

  /** No quadrature at all: for any grid, ∏Φ at the cells' lower ends, times what Φᵢ gains in them, is too little. */
  @Property(tries = 40)
  void liesBetweenSumsThatAreSurelyTooLowAndTooHigh(@ForAll @IntRange(min = 2, max = 40) int n, @ForAll long seed) {
    var means = new double[n];
    var deviations = new double[n];
    any(means, deviations, new Random(seed));
    var computed = probabilities(means, deviations);
    int i = new Random(seed).nextInt(n);
    int cells = 20_000;
    double low = 0;
    double high = 0;
    double before = 0;
    double othersBefore = 0;
    for (int cell = 0; cell <= cells; cell++) {
      double t = means[i] + deviations[i] * (-8.2 + 16.4 * cell / cells);
      double now = distribution((t - means[i]) / deviations[i]);
      double others = others(i, t, means, deviations);
      if (cell > 0) {
        low += othersBefore * (now - before);
        high += others * (now - before);
      }
      before = now;
      othersBefore = others;
    }
    assertThat(computed[i]).isBetween(low - BestOfNormals.ERROR, high + BestOfNormals.ERROR);
    assertThat(high - low).isLessThan(5e-4);
  }

  @Test
  void dividesEquallyAmongEquals() {
    for (int n : new int[] {1, 2, 3, 12, 200}) {
      var means = new double[n];
      var deviations = new double[n];
      Arrays.fill(means, 0.3);
      Arrays.fill(deviations, 0.05);

      for (double probability : probabilities(means, deviations)) {
        assertThat(probability).isCloseTo(1.0 / n, within(1e-12));
      }
    }
  }

  @Test
  void leavesNothingToWhatCannotBeTheLargest() {
    assertThat(probabilities(new double[] {1, 0, 0.999}, new double[] {1e-3, 1e-3, 1e-3}))
        .satisfies(p -> assertThat(p[1]).isZero())
        .satisfies(p -> assertThat(p[0]).isCloseTo(distribution(1 / Math.sqrt(2)), within(BestOfNormals.ERROR)));
  }

  /** The numbers that its Javadoc claims, computed. */
  @Test
  void staysBelowTheErrorThatIsProved() {
    int n = BestOfNormals.PROVEN;
    double rho = 3.6;
    double inEllipse = (rho - 1 / rho) / 2;
    double panel = 64 / 15.0 * growth(inEllipse) / Math.sqrt(2 * Math.PI) * Math.pow(most(inEllipse), n - 1)
        * Math.pow(rho, -2.0 * (BestOfNormals.NODES - 1)) / (1 - Math.pow(rho, -2));
    double inStrip = 2.1;
    double step = 2 * growth(inStrip) * Math.pow(most(inStrip), n - 1)
        / Math.expm1(2 * Math.PI * inStrip / BestOfNormals.SPACING);
    double ends = 2 * distribution(-6) + 2 * BestOfNormals.SPACING * 6.2e-9;
    double leftOut = n * distribution(-5.999);
    double table = 12 * 2e-10;

    assertThat(growth(inEllipse) / Math.sqrt(2 * Math.PI)).isLessThan(1.6);
    assertThat(most(inEllipse)).isLessThan(1.8);
    assertThat(growth(inStrip)).isLessThan(9.1);
    assertThat(most(inStrip)).isLessThan(2.8);
    assertThat(ends).isLessThan(7e-9);
    assertThat((n + 1) * (6 * n * panel + ends + leftOut + table)).isLessThan(BestOfNormals.ERROR);
    assertThat((n + 1) * (step + ends + leftOut + table)).isLessThan(BestOfNormals.ERROR);
  }

  /** By what |φ| is at most larger at a distance from the real line. */
  private static double growth(double y) {
    return Math.exp(y * y / 2);
  }

  /** Of |Φ| at a distance from the real line, which is at most Φ(x) + φ(x) ∫ growth: most where x = 1 / ∫ growth. */
  private static double most(double y) {
    int steps = 100_000;
    double grown = 0;
    for (int i = 0; i < steps; i++) {
      grown += growth(y * (i + 0.5) / steps) * y / steps;
    }
    return distribution(1 / grown) + density(1 / grown) * grown;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** As different as they may be: some far behind, some nearly certain. */
  private static void any(double[] means, double[] deviations, Random random) {
    double apart = random.nextDouble();
    for (int i = 0; i < means.length; i++) {
      means[i] = apart * random.nextGaussian();
      deviations[i] = Math.clamp(Math.exp(Math.log(0.1) + 1.5 * random.nextGaussian()), 1e-3, 4);
    }
  }

  /** Simpson's rule with thousands of points, on Φ by its series, over the reach of the one number alone. */
  private static double finer(int i, double[] means, double[] deviations) {
    double least = Arrays.stream(deviations).min().orElseThrow();
    double from = means[i] - 8.5 * deviations[i];
    double to = means[i] + 8.5 * deviations[i];
    for (int j = 0; j < means.length; j++) {
      from = Math.max(from, Math.min(to, means[j] - 8.5 * deviations[j]));
    }
    int cells = 2 * (int) Math.clamp((to - from) / least * 8, 500L, 40_000L);
    double width = (to - from) / cells;
    double sum = 0;
    for (int k = 0; k <= cells; k++) {
      double t = from + k * width;
      double x = (t - means[i]) / deviations[i];
      double density = density(x) / deviations[i];
      sum += (k == 0 || k == cells ? 1 : k % 2 == 1 ? 4 : 2) * density * others(i, t, means, deviations);
    }
    return sum * width / 3;
  }

  private static double others(int i, double t, double[] means, double[] deviations) {
    double product = 1;
    for (int j = 0; j < means.length && product > 0; j++) {
      product *= j == i ? 1 : distribution((t - means[j]) / deviations[j]);
    }
    return product;
  }

  /** By Marsaglia's series to full precision, without the table. */
  private static double distribution(double x) {
    if (Math.abs(x) > 9) {
      return x > 0 ? 1 : 0;
    }
    double sum = x;
    double term = x;
    for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
