package oo.events.adapter.inprocess;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import oo.events.application.RedeliverMessage;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.shared.application.FailureSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers one consumer's waiting messages when they are due. */
final class RedeliveryLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedeliveryLoop.class);
  private static final int KEYS_AT_A_TIME = 64;
  private static final Duration SHORTEST = Duration.ofMillis(20);
  // Another process can replay or leave messages here, so an idle consumer looks as well.
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Subscription subscription;
  private final Redeliveries kept;
  private final RedeliverMessage redeliver;
  private final Lanes lanes;
  private final InstantSource clock;
  private final Semaphore nudges = new Semaphore(0);
  private final Set<UUID> atWork = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closed;

  RedeliveryLoop(
      Subscription subscription, Redeliveries kept, RedeliverMessage redeliver, Lanes lanes, InstantSource clock) {
    this.subscription = subscription;
    this.kept = kept;
    this.redeliver = redeliver;
    this.lanes = lanes;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("redelivery-" + subscription.consumer()).unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /** Tells that a message waits. */
  void nudge() {
    if (nudges.availablePermits() == 0) {
      nudges.release();
    }
  }

  private void loop() {
    Duration pause = SHORTEST;
    while (!closed) {
      try {
        pause = redeliverDue() ? SHORTEST : longer(pause);
      } catch (RuntimeException e) {
        pause = LONGEST;
        LOG.warn("the redelivery of {} begins again in {} ms: {}",
            subscription.consumer(), pause.toMillis(), FailureSummary.of(e));
      }
      pause = isNudgedWithin(pause) ? SHORTEST : pause;
    }
  }

  private boolean redeliverDue() {
    List<UUID> keys = kept.dueKeys(subscription.consumer(), clock.instant(), KEYS_AT_A_TIME);
    // Nobody waits for a key to end, so that a slow one holds up no other.
    keys.stream().filter(atWork::add).forEach(key ->
        lanes.run(subscription.consumer(), key, () -> redeliverAll(key)).whenComplete((_, failure) -> {
          atWork.remove(key);
          if (failure != null) {
            LOG.warn("a redelivery of {} was broken off: {}", subscription.consumer(), FailureSummary.of(failure));
          }
        }));
    return !keys.isEmpty();
  }

  private void redeliverAll(UUID key) {
    boolean goesOn = true;
    while (goesOn && !closed) {
      goesOn = redeliver.execute(subscription, key);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  private boolean isNudgedWithin(Duration pause) {
    try {
      return nudges.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      closed = true;
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    nudge();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
