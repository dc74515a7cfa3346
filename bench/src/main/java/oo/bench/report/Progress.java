package oo.bench.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says what is measured now, what came out, and for how long it still goes on. */
public final class Progress {

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final long began;
  private Duration expected = Duration.ZERO;
  private Duration passed = Duration.ZERO;

  /** @param nanos a clock like {@link System#nanoTime} */
  public Progress(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** That so much is still to be measured. */
  public void expect(Duration rest) {
    expected = passed.plus(rest);
  }

  public void begin(String what, Duration time) {
    err.printf("%s, %d s (about %s left)%n", what, time.toSeconds(), text(left()));
    err.flush();
    passed = passed.plus(time);
  }

  public void note(String result) {
    err.println("  " + result);
    err.flush();
  }

  /** Setting up takes its time too, and as much in what is to come as in what was. */
  private Duration left() {
    Duration rest = expected.minus(passed);
    if (rest.isNegative()) {
      return Duration.ZERO;
    }
    double slower = passed.isZero() ? 1 : Math.max(1, (nanos.getAsLong() - began) / (double) passed.toNanos());
    return Duration.ofMillis((long) (rest.toMillis() * slower));
  }

  private static String text(Duration time) {
    return time.toSeconds() < 90 ? time.toSeconds() + " s" : Math.ceilDiv(time.toSeconds(), 60) + " min";
  }
}
