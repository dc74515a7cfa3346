package oo.simulation;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import oo.simulation.run.Course;
import oo.simulation.run.Day;

/** Says how far a simulation is, and how each course went. */
final class Progress {

  private static final long PAUSE = 500_000_000;

  private final PrintWriter err;
  private final long days;
  private final long began = System.nanoTime();
  private long over;
  private long lastTold = began;

  Progress(PrintWriter err, long days) {
    this.err = err;
    this.days = days;
  }

  synchronized void dayIsOver() {
    over++;
    long now = System.nanoTime();
    if (now - lastTold > PAUSE) {
      lastTold = now;
      long left = (now - began) / over * (days - over);
      err.printf("\r%d of %d simulated days, about %d s left   ", over, days, Duration.ofNanos(left).toSeconds());
      err.flush();
    }
  }

  synchronized void isOver(Course course) {
    err.print(String.format(Locale.ROOT, "\rseed %d, %s regret %8.1f, %.1f tips per user and week, %.1f%% dismissed; %d asked, %.0f a second%n",
        course.seed(), course.policy() + ":", course.regret(), course.tipsPerUserAndWeek(), 100 * course.shareDismissed(),
        course.count(Day::asked), course.rate()));
    err.flush();
  }
}
