package oo.bench.report;

import java.io.PrintWriter;
import java.time.Duration;

/** Says what is measured now, what came out, and for how long it still goes on. */
public final class Progress {

  private final PrintWriter err;
  private Duration left = Duration.ZERO;

  public Progress(PrintWriter err) {
    this.err = err;
  }

  /** That so much is to be measured from now on. */
  public void expect(Duration all) {
    left = all;
  }

  public void begin(String what, Duration time) {
    err.printf("%s, %d s (about %s left)%n", what, time.toSeconds(), text(left));
    err.flush();
    left = left.minus(time).isNegative() ? Duration.ZERO : left.minus(time);
  }

  public void note(String result) {
    err.println("  " + result);
    err.flush();
  }

  private static String text(Duration time) {
    return time.toSeconds() < 90 ? time.toSeconds() + " s" : Math.ceilDiv(time.toSeconds(), 60) + " min";
  }
}
