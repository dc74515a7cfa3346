package oo.recommender.domain.state;

import java.time.Duration;
import java.time.Instant;

/**
 * Exponential forgetting in whole numbers: {@code 2^(-age / half-life)}, in 1,024ths of a tip and in steps of a 256th of the
 * half-life. Sums of whole numbers are the same in whatever order they are made, and short in the ledger.
 */
final class HalfLife {

  static final HalfLife OF_A_DAY = new HalfLife(Duration.ofDays(1));
  static final HalfLife OF_TWO_WEEKS = new HalfLife(Duration.ofDays(14));

  private static final int STEPS = 256;
  /** After so many half-lives less than half of a 1,024th is left. */
  private static final int LAST = 12;
  private static final int[] WEIGHTS = weights();

  private final long seconds;

  private HalfLife(Duration length) {
    this.seconds = length.toSeconds();
  }

  private static int[] weights() {
    var weights = new int[STEPS * LAST];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (int) StrictMath.rint(KindHistory.TIP * StrictMath.pow(2, -i / (double) STEPS));
    }
    return weights;
  }

  /** What counts a whole when it happens now; what lies ahead counts as if it happened now. */
  int weight(Instant then, Instant now) {
    long age = Math.max(0, now.getEpochSecond() - then.getEpochSecond());
    return age < seconds * LAST ? WEIGHTS[(int) (age * STEPS / seconds)] : 0;
  }
}
