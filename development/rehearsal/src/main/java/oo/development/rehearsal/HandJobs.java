package oo.development.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import oo.bootstrap.wiring.Jobs;
import oo.shared.application.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs that come due by the clock of the rehearsal, and are done when they are asked for. */
final class HandJobs implements Jobs {

  private static final Logger LOG = LoggerFactory.getLogger(HandJobs.class);

  private final InstantSource clock;
  private final List<Job> jobs = new ArrayList<>();

  HandJobs(InstantSource clock) {
    this.clock = clock;
  }

  private static final class Job {
    private final Duration pause;
    private final BooleanSupplier work;
    private Instant due;

    Job(Duration pause, BooleanSupplier work, Instant due) {
      this.pause = pause;
      this.work = work;
      this.due = due;
    }
  }

  @Override
  public synchronized void run(String name, Duration pause, BooleanSupplier work) {
    jobs.add(new Job(pause, work, clock.instant()));
  }

  /**
   * Each that is due, once for all the times that it would have been its turn. As with jobs anywhere, what the database
   * keeps waiting too long is left to the next time.
   */
  synchronized void doWhatIsDue() {
    var now = clock.instant();
    jobs.stream().filter(job -> !job.due.isAfter(now)).forEach(job -> attempt(job, now));
  }

  private static void attempt(Job job, Instant now) {
    try {
      while (job.work.getAsBoolean()) {
        // There is more.
      }
      job.due = now.plus(job.pause);
    } catch (DatabaseUnavailable busy) {
      LOG.warn("a job of the rehearsal waits for the database");
    }
  }

  @Override
  public void close() {
    // Nothing is at work between two turns.
  }
}
