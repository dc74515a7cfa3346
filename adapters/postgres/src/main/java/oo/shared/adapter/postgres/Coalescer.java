package oo.shared.adapter.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Overloaded;
import oo.shared.application.RecordedWait;

/**
 * Lets callers that come at the same time share round trips: whatever queued while the last batch ran is the next one.
 *
 * <p>Nothing is delayed to fill a batch. A caller gets the result of its own input or its own failure, and no success
 * before the batch has returned. Inputs with the same key never run at the same time, in one batch or in two; they run
 * in the order in which they came.
 *
 * @param <I> inputs
 * @param <O> results
 */
public final class Coalescer<I, O> implements AutoCloseable {

  private final String name;
  private final Function<? super I, ?> key;
  private final Batch<I, O> batch;
  private final Limits limits;
  private final Observer observer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Deque<Waiter<I, O>> queue = new ArrayDeque<>();
  private final Set<Object> running = new HashSet<>();
  private final List<Thread> workers = new ArrayList<>();
  private int batches;
  private int idle;
  private int woken;
  private boolean closed;

  /** What is done with the inputs of one batch. */
  @FunctionalInterface
  public interface Batch<I, O> {

    /**
     * Does all or nothing, so that it may be called again with some or all of the inputs: singly where it failed, and
     * as it was where an outage leaves unknown whether it was done.
     *
     * @return one result for each input, in their order
     */
    List<O> run(List<I> inputs);
  }

  /**
   * Bounds.
   *
   * @param workers batches that run at the same time, at most; another than the first begins only when a full batch waits
   * @param batch most inputs of one batch
   * @param queue most inputs that wait
   * @param patience how long an input waits to be begun
   */
  public record Limits(int workers, int batch, int queue, Duration patience) {

    /** Batches of 128, one at a time; 2,048 wait for at most 2 s. */
    public static final Limits STANDARD = new Limits(1, 128, 2_048, Duration.ofSeconds(2));

    /** For writes, which wait for the disk: a second batch of 32 begins while the first is made durable. */
    public static final Limits DURABLE = new Limits(2, 32, 2_048, Duration.ofSeconds(2));
  }

  /** Watches batches; called by the thread that runs them, and must neither block nor fail. */
  public interface Observer {

    Observer NONE = (name, size, queued, waitedNanos) -> {};

    /**
     * A batch begins.
     *
     * @param coalescer its name
     * @param size how many inputs it has
     * @param queued how many still wait
     * @param waitedNanos how long its first input waited
     */
    void begins(String coalescer, int size, int queued, long waitedNanos);

    /**
     * A batch begins in which there are inputs of recorded traces.
     *
     * @return run when it has ended
     */
    default Runnable follows(String coalescer, int size, List<RecordedWait> recorded) {
      return () -> {};
    }
  }

  /** @param key of inputs that exclude each other */
  public Coalescer(String name, Function<? super I, ?> key, Batch<I, O> batch, Limits limits, Observer observer) {
    this.name = name;
    this.key = key;
    this.batch = batch;
    this.limits = limits;
    this.observer = observer;
    for (int i = 0; i < limits.workers(); i++) {
      workers.add(Thread.ofVirtual().name("batch-" + name + "-" + i).start(this::serve));
    }
  }

  /**
   * Waits until the batch that the input went into has returned.
   *
   * @throws Overloaded when it was not begun, because too many wait or it waited too long
   * @throws DatabaseUnavailable when the batch said so, and it may have been done nevertheless; or after {@link #close}
   */
  public O call(I input) {
    return begin(input).get();
  }

  /**
   * As {@link #call}, for who has something else to do meanwhile: it is the supplier that waits.
   *
   * @return to be asked by the same thread
   * @throws Overloaded when too many wait already
   */
  public Supplier<O> begin(I input) {
    var waiter = new Waiter<I, O>(input, key.apply(input));
    enqueue(waiter);
    return () -> result(waiter);
  }

  private O result(Waiter<I, O> waiter) {
    if (!waiter.await(limits.patience()) && withdraw(waiter)) {
      throw new Overloaded(name + ": not begun within " + limits.patience().toMillis() + " ms");
    }
    return waiter.result();
  }

  private void enqueue(Waiter<I, O> waiter) {
    lock.lock();
    try {
      if (closed) {
        throw DatabaseUnavailable.notBegun(name + " was closed", new IllegalStateException());
      }
      if (queue.size() >= limits.queue()) {
        throw new Overloaded(name + ": " + limits.queue() + " wait already");
      }
      queue.add(waiter);
      if (idle == limits.workers() || queue.size() >= limits.batch()) {
        wakeOne();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wakeOne() {
    if (idle > 0) {
      idle--;
      woken++;
      work.signal();
    }
  }

  private void sleep() {
    idle++;
    while (woken == 0 && !closed) {
      work.awaitUninterruptibly();
    }
    if (woken > 0) {
      woken--;
    } else {
      idle--;
    }
  }

  /** False when the input was begun: then its result will come. */
  private boolean withdraw(Waiter<I, O> waiter) {
    lock.lock();
    try {
      return queue.remove(waiter);
    } finally {
      lock.unlock();
    }
  }

  private int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    for (var waiters = next(List.of()); !waiters.isEmpty(); waiters = next(waiters)) {
      try {
        observer.begins(name, waiters.size(), waiting(), System.nanoTime() - waiters.getFirst().since);
        follow(waiters);
      } catch (Throwable broken) {
        waiters.forEach(waiter -> waiter.fail(broken));
      }
    }
  }

  private void follow(List<Waiter<I, O>> waiters) {
    List<RecordedWait> recorded = null;
    for (var waiter : waiters) {
      if (waiter.trace != null) {
        recorded = recorded == null ? new ArrayList<>() : recorded;
        recorded.add(new RecordedWait(waiter.trace, System.nanoTime() - waiter.since));
      }
    }
    Runnable ended = recorded == null ? null : observer.follows(name, waiters.size(), recorded);
    serve(waiters);
    if (ended != null) {
      ended.run();
    }
  }

  /** Whatever can run now; waits until there is something, and is empty when everything was done after the close. */
  private List<Waiter<I, O>> next(List<Waiter<I, O>> done) {
    lock.lock();
    try {
      end(done);
      for (var taken = take(); ; taken = take()) {
        if (!taken.isEmpty()) {
          batches++;
          if (queue.size() >= limits.batch()) {
            wakeOne();
          }
          return taken;
        }
        if (closed) {
          return taken;
        }
        sleep();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end(List<Waiter<I, O>> done) {
    if (!done.isEmpty()) {
      batches--;
      done.forEach(waiter -> running.remove(waiter.key));
    }
  }

  /** None where another batch runs and less than a full one waits: they are for the worker that has it. */
  private List<Waiter<I, O>> take() {
    if (batches > 0 && queue.size() < limits.batch()) {
      return List.of();
    }
    var taken = new ArrayList<Waiter<I, O>>(Math.min(queue.size(), limits.batch()));
    for (Iterator<Waiter<I, O>> waiting = queue.iterator(); waiting.hasNext() && taken.size() < limits.batch(); ) {
      var waiter = waiting.next();
      if (running.add(waiter.key)) {
        waiting.remove();
        taken.add(waiter);
      }
    }
    return taken;
  }

  private void serve(List<Waiter<I, O>> waiters) {
    try {
      completeOrRepeat(waiters);
    } catch (DatabaseUnavailable down) {
      waiters.forEach(waiter -> waiter.fail(down));
    } catch (Throwable failed) {
      if (waiters.size() == 1) {
        waiters.getFirst().fail(failed);
      } else {
        serveSingly(waiters);
      }
    }
  }

  /** One of them spoils it for all: alone, each gets what it deserves. */
  private void serveSingly(List<Waiter<I, O>> waiters) {
    for (var waiter : waiters) {
      try {
        completeOrRepeat(List.of(waiter));
      } catch (DatabaseUnavailable down) {
        // Or else each of the rest would wait for a connection in turn. All of them were begun, if only together.
        var unknown = new DatabaseUnavailable(name + ": " + down.getMessage(), down);
        waiters.forEach(rest -> rest.fail(unknown));
        return;
      } catch (Throwable failed) {
        waiter.fail(failed);
      }
    }
  }

  private void completeOrRepeat(List<Waiter<I, O>> waiters) {
    try {
      complete(waiters);
    } catch (DatabaseUnavailable unknown) {
      if (!unknown.maybeDone()) {
        throw unknown;
      }
      waiters.forEach(waiter -> waiter.doubt(unknown));
      complete(waiters);
    }
  }

  private void complete(List<Waiter<I, O>> waiters) {
    var results = batch.run(waiters.stream().map(waiter -> waiter.input).toList());
    if (results.size() != waiters.size()) {
      throw new IllegalStateException(name + " gave " + results.size() + " results for " + waiters.size() + " inputs");
    }
    for (int i = 0; i < results.size(); i++) {
      waiters.get(i).succeed(results.get(i));
    }
  }

  /** Takes no more, and returns when all that came before have their results. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
    for (var worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
