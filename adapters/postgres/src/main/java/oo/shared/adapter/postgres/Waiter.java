package oo.shared.adapter.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.TraceContext;
import org.jspecify.annotations.Nullable;

/** A caller of a coalescer, with its input and later its result. */
final class Waiter<I, O> {

  private sealed interface Outcome<O> {
    record Success<O>(O result) implements Outcome<O> {}

    record Failure<O>(Throwable reason) implements Outcome<O> {}
  }

  final I input;
  final Object key;
  final long since = System.nanoTime();
  final @Nullable TraceContext trace = TraceContext.current();
  private final Thread caller = Thread.currentThread();
  private @Nullable DatabaseUnavailable doubt;
  private volatile @Nullable Outcome<O> outcome;
  private volatile boolean awaited;

  Waiter(I input, Object key) {
    this.input = input;
    this.key = key;
  }

  void succeed(O result) {
    end(new Outcome.Success<>(result));
  }

  /** It may have been done. If there will be no result, that is what there is to say, whatever fails after it. */
  void doubt(DatabaseUnavailable unknown) {
    doubt = unknown;
  }

  void fail(Throwable reason) {
    if (outcome == null) {
      end(new Outcome.Failure<>(doubt == null ? reason : doubt));
    }
  }

  private void end(Outcome<O> ended) {
    outcome = ended;
    // Who waits for something else meanwhile need not be woken: it looks at the outcome before it waits for this.
    if (awaited) {
      LockSupport.unpark(caller);
    }
  }

  /** Whether the result is there in time; false at once when the caller is interrupted. */
  boolean await(Duration patience) {
    awaited = true;
    long until = since + patience.toNanos();
    for (long left = until - System.nanoTime(); outcome == null && left > 0; left = until - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(this, left);
    }
    return outcome != null;
  }

  /** Waits for as long as it takes: whatever was begun ends. An interrupt is kept for later. */
  O result() {
    awaited = true;
    boolean interrupted = false;
    while (outcome == null) {
      interrupted |= Thread.interrupted();
      LockSupport.park(this);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return switch (outcome) {
      case Outcome.Success<O>(var result) -> result;
      case Outcome.Failure<O>(RuntimeException reason) -> throw reason;
      case Outcome.Failure<O>(var reason) -> throw new IllegalStateException(reason);
    };
  }
}
