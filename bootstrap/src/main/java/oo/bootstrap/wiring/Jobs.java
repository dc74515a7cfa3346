package oo.bootstrap.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import oo.shared.application.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done from time to time, each kind on a thread of its own.
 *
 * <p>The work claims what it does in the database, so that any number of processes may run the same jobs.
 */
final class Jobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final List<Thread> threads = new ArrayList<>();

  /** @param work does one piece, and tells whether there may be another; {@code pause} lies between when there is none */
  void run(String name, Duration pause, BooleanSupplier work) {
    threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, pause, work)));
  }

  private static void repeat(String name, Duration pause, BooleanSupplier work) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(attempt(name, pause, work));
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

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(AFTER_FAILURE);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
