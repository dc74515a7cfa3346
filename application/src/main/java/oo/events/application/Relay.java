package oo.events.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import oo.events.application.port.Bus;
import oo.events.application.port.OutboxPosition;
import oo.events.application.port.OutboxReader;
import oo.events.application.port.OutboxRow;
import oo.events.application.port.OutboxSource;
import oo.shared.application.FailureSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one module's committed events in order, for as long as it runs.
 *
 * <p>A position is saved only after the bus has accepted everything up to it: what is between is published again after
 * a crash. Of several processes with the same outbox one relays, and the others stand by.
 */
public final class Relay implements AutoCloseable {

  static final String NAME = "bus";
  private static final Duration LONGEST_FAREWELL = Duration.ofMillis(1_500);
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final OutboxSource outbox;
  private final Bus bus;
  private final Pace pace;
  private final Semaphore nudges = new Semaphore(0);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Optional<Thread> thread = Optional.empty();
  private Duration failurePause;
  private volatile boolean hurried;

  public Relay(OutboxSource outbox, Bus bus, Pace pace) {
    this.outbox = outbox;
    this.bus = bus;
    this.pace = pace;
    this.failurePause = Duration.ZERO;
  }

  /**
   * How a relay reads.
   *
   * @param batch most messages published at a time
   * @param gathering pause after a batch that was not full: what is committed meanwhile shares the next one's round trips
   * @param shortest pause after a read that found nothing; it doubles until something is found or a commit nudges
   * @param longest pause between reads, also after failures and while another process relays
   */
  public record Pace(int batch, Duration gathering, Duration shortest, Duration longest) {

    /** 500 messages; 20 ms; 2 ms to 500 ms. */
    public static final Pace STANDARD =
        new Pace(500, Duration.ofMillis(20), Duration.ofMillis(2), Duration.ofMillis(500));

    Duration after(Duration pause) {
      Duration doubled = pause.multipliedBy(2);
      if (doubled.compareTo(shortest) < 0) {
        return shortest;
      }
      return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
  }

  /** Starts a thread that relays until {@link #close}. */
  public synchronized void start() {
    if (thread.isPresent()) {
      throw new IllegalStateException("the relay of " + outbox.module() + " was started already");
    }
    thread = Optional.of(Thread.ofVirtual().name("relay-" + outbox.module()).start(this::relay));
  }

  /** Tells that events were committed; costs next to nothing and never fails. */
  public void nudge() {
    if (nudges.availablePermits() == 0) {
      nudges.release();
    }
  }

  /**
   * Stops when everything that is committed is published, or after a batch when that takes longer than 1.5 s: the rest is
   * for another process, or for the next start.
   */
  @Override
  public synchronized void close() {
    stopping.countDown();
    nudge();
    thread.ifPresent(this::join);
  }

  private void relay() {
    while (!stops(failurePause)) {
      try {
        outbox.open(NAME).ifPresentOrElse(this::drain, () -> failurePause = pace.longest());
      } catch (RuntimeException e) {
        // Said while the pause grows, and then no more: an outage can last.
        if (failurePause.compareTo(pace.longest()) < 0) {
          failurePause = pace.after(failurePause);
          LOG.warn("the relay of {} begins again in {} ms: {}", outbox.module(), failurePause.toMillis(),
              FailureSummary.of(e));
        }
      }
    }
  }

  private void drain(OutboxReader opened) {
    try (opened) {
      restore(opened);
      Duration pause = pace.shortest();
      Duration gathering = Duration.ZERO;
      boolean more = true;
      while (!stops(gathering) || more && !hurried) {
        List<OutboxRow> rows = opened.next(pace.batch());
        more = !rows.isEmpty();
        gathering = more && rows.size() < pace.batch() ? pace.gathering() : Duration.ZERO;
        if (rows.isEmpty()) {
          if (pause.equals(pace.longest())) {
            restore(opened);
          }
          pause = isNudgedWithin(pause) ? pace.shortest() : pace.after(pause);
        } else {
          bus.publish(rows.stream().map(OutboxRow::message).toList());
          opened.passed(rows.getLast().position());
          pause = pace.shortest();
        }
        failurePause = pace.shortest();
      }
    }
  }

  /** First the position, then the bus: whatever ends the process in between, everything is published again. */
  private void restore(OutboxReader opened) {
    if (!bus.remembers(outbox.module())) {
      opened.passed(OutboxPosition.START);
      bus.beginAnew(outbox.module());
    }
  }

  private boolean isNudgedWithin(Duration pause) {
    try {
      return nudges.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stopping.countDown();
      return false;
    }
  }

  private boolean stops(Duration within) {
    try {
      return stopping.await(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stopping.countDown();
      return true;
    }
  }

  private void join(Thread thread) {
    try {
      hurried = !thread.join(LONGEST_FAREWELL);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
