package oo.events.adapter.nats;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import oo.events.application.port.Bus;
import oo.shared.application.FailureSummary;
import oo.shared.application.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a consumer has received and not yet acknowledged: handed on in batches, those of one key one after another.
 *
 * <p>A message is acknowledged when it is handled or kept in PostgreSQL, and not before. A batch that came to neither is
 * handed on again, in the same order, until it does.
 */
final class AtWork implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AtWork.class);
  private static final int BATCHES = 8;
  private static final int LARGEST_BATCH = 128;
  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final String consumer;
  private final Bus local;
  private final Semaphore room;
  private final Deque<Received> waiting = new ArrayDeque<>();
  private final Set<UUID> busyKeys = new HashSet<>();
  private int batches;
  private boolean closed;

  /** @param acknowledge runs once the message needs no second delivery */
  record Received(Message message, Runnable acknowledge) {}

  AtWork(String consumer, Bus local, int most) {
    this.consumer = consumer;
    this.local = local;
    this.room = new Semaphore(most);
  }

  /** Waits until there is room for another message. */
  void awaitRoom() throws InterruptedException {
    room.acquire();
    room.release();
  }

  synchronized void add(Received received) {
    room.acquireUninterruptibly();
    waiting.add(received);
    handOn();
  }

  synchronized boolean isEmpty() {
    return batches == 0 && waiting.isEmpty();
  }

  private synchronized void handOn() {
    while (!closed && batches < BATCHES) {
      List<Received> batch = next();
      if (batch.isEmpty()) {
        return;
      }
      batches++;
      Thread.ofVirtual().name("nats-" + consumer).start(() -> work(batch));
    }
  }

  /** The first that wait, without those of keys at work. */
  private List<Received> next() {
    var batch = new ArrayList<Received>();
    var keys = new HashSet<UUID>();
    for (Iterator<Received> all = waiting.iterator(); all.hasNext() && batch.size() < LARGEST_BATCH;) {
      Received received = all.next();
      if (!busyKeys.contains(received.message().key())) {
        all.remove();
        batch.add(received);
        keys.add(received.message().key());
      }
    }
    busyKeys.addAll(keys);
    return batch;
  }

  private void work(List<Received> batch) {
    List<Message> messages = batch.stream().map(Received::message).toList();
    try {
      if (isHandled(messages)) {
        batch.forEach(received -> received.acknowledge().run());
      }
    } catch (IllegalStateException away) {
      LOG.debug("{} could not acknowledge: what it handled comes again", consumer, away);
    } finally {
      synchronized (this) {
        messages.forEach(message -> busyKeys.remove(message.key()));
        batches--;
        room.release(batch.size());
        notifyAll();
      }
      handOn();
    }
  }

  private boolean isHandled(List<Message> messages) {
    for (Duration pause = SHORTEST; ; pause = longer(pause)) {
      try {
        local.publish(messages);
        return true;
      } catch (RuntimeException e) {
        if (pause.compareTo(LONGEST) < 0) {
          LOG.warn("{} takes {} messages again in {} ms: {}", consumer, messages.size(), pause.toMillis(),
              FailureSummary.of(e));
        }
        if (isClosedWithin(pause)) {
          return false;
        }
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  private synchronized boolean isClosedWithin(Duration pause) {
    long end = System.nanoTime() + pause.toNanos();
    try {
      for (long left = pause.toMillis(); !closed && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      return true;
    }
    return closed;
  }

  /** Returns when the batches at work have ended; what waits is delivered again at another time. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    try {
      while (batches > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
