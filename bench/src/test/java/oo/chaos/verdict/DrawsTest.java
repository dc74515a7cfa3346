package oo.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawsTest {

  @Test
  void findsNothingInWhatFits() {
    assertThat(Draws.of(bins(0)).chiSquared()).isLessThan(Draws.CRITICAL);
  }

  @Test
  void findsADrawThatLeansByAFewPercent() {
    assertThat(Draws.of(bins(0.02)).chiSquared()).isGreaterThan(Draws.CRITICAL);
  }

  /** @param lean share of the draws that fall into the first bin whatever was logged */
  private static long[] bins(double lean) {
    var random = new Random(5);
    var bins = new long[20];
    for (int n = 0; n < 100_000; n++) {
      bins[random.nextDouble() < lean ? 0 : random.nextInt(20)]++;
    }
    return bins;
  }
}
