package oo.events.adapter.inprocess;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Runs work on virtual threads: a bounded amount at a time, and for one consumer and key one after another. */
final class Lanes implements AutoCloseable {

  private static final int STRIPES = 256;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bus-", 0).factory());
  private final Semaphore room;
  private final Lock[] stripes = Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

  Lanes(int parallelism) {
    this.room = new Semaphore(parallelism, true);
  }

  CompletableFuture<Void> run(String consumer, UUID key, Runnable work) {
    Lock lane = stripes[Math.floorMod(31 * consumer.hashCode() + key.hashCode(), STRIPES)];
    return CompletableFuture.runAsync(() -> {
      lane.lock();
      try {
        room.acquireUninterruptibly();
        try {
          work.run();
        } finally {
          room.release();
        }
      } finally {
        lane.unlock();
      }
    }, threads);
  }

  @Override
  public void close() {
    threads.close();
  }
}
