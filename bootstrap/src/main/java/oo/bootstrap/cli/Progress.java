package oo.bootstrap.cli;

import java.io.PrintWriter;
import oo.recommender.application.ReplayDecisions;

/** Says how far a long command is, at most ten times a second. */
final class Progress {

  private static final long PAUSE = 100_000_000;

  private final PrintWriter err;
  private final String what;
  private long lastTold = System.nanoTime();

  private Progress(PrintWriter err, String what) {
    this.err = err;
    this.what = what;
  }

  static ReplayDecisions.Progress on(PrintWriter err, String what) {
    return new Progress(err, what)::at;
  }

  private void at(long done, long total) {
    if (System.nanoTime() - lastTold > PAUSE || done == total) {
      lastTold = System.nanoTime();
      err.printf("\r%d of %d %s%s", done, total, what, done == total ? System.lineSeparator() : "");
      err.flush();
    }
  }
}
