package oo.bootstrap.wiring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import oo.shared.application.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each kind of work on a thread of its own, by the time of the real world. */
final class ThreadedJobs implements Jobs {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadedJobs.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(4);

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  @Override
  public void run(String name, Duration pause, BooleanSupplier work) {
    threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, pause, work)));
  }

  private void repeat(String name, Duration pause, BooleanSupplier work) {
    try {
      for (Duration wait = Duration.ZERO; !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);) {
        wait = attempt(name, pause, work);
      }
    } catch (InterruptedException stopped) {
      LOG.debug("{} has stopped", name);
    }
  }

  private static Duration attempt(String name, Duration pause, BooleanSupplier work) {
    try {
      return work.getAsBoolean() ? Duration.ZERO : pause;
    } catch (DatabaseUnavailable down) {
      LOG.warn("{} waits for the database", name);
    } catch (RuntimeException failed) {
      LOG.error("{} failed and will be tried again", name, failed);
    }
    return AFTER_FAILURE;
  }

  /** Lets each finish the piece that it is at, and interrupts those that take long. */
  @Override
  public void close() {
    stopping.countDown();
    Instant end = Instant.now().plus(GRACE);
    try {
      for (Thread thread : threads) {
        if (!thread.join(Duration.between(Instant.now(), end))) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException hurried) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }
}
