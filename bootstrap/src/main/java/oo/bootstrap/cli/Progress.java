package oo.bootstrap.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import oo.recommender.application.ExportDecisions;
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

  /** Of what is not counted before: how much, and how far in time. */
  static ExportDecisions.Progress reaching(PrintWriter err) {
    return new Progress(err, "decisions looked at")::at;
  }

  private void at(long done, Instant reached) {
    if (System.nanoTime() - lastTold > PAUSE) {
      lastTold = System.nanoTime();
      err.printf("\r%d %s, up to %s ", done, what, reached.truncatedTo(ChronoUnit.SECONDS));
      err.flush();
    }
  }

  private void at(long done, long total) {
    if (System.nanoTime() - lastTold > PAUSE || done == total) {
      lastTold = System.nanoTime();
      err.printf("\r%d of %d %s%s", done, total, what, done == total ? System.lineSeparator() : "");
      err.flush();
    }
  }
}
