package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A call of a coalescer on a thread of its own, and what came of it. */
final class Call<O> {

  private static final Duration FOR_EVER = Duration.ofSeconds(30);

  private final Thread thread;
  private volatile @Nullable O result;
  private volatile @Nullable Throwable failure;
  private volatile boolean keptInterrupt;

  private <I> Call(Coalescer<I, O> coalescer, I input, Runnable before) {
    this.thread = Thread.startVirtualThread(() -> {
      try {
        before.run();
        result = coalescer.call(input);
      } catch (Throwable thrown) {
        failure = thrown;
      }
      keptInterrupt = Thread.currentThread().isInterrupted();
    });
  }

  /** Begins without waiting for anything. */
  static <I, O> Call<O> begin(Coalescer<I, O> coalescer, I input, Runnable before) {
    return new Call<>(coalescer, input, before);
  }

  /** Returns once the input is in the queue, or the call is over. */
  static <I, O> Call<O> queue(Coalescer<I, O> coalescer, I input) {
    var call = new Call<>(coalescer, input, () -> {});
    while (call.thread.isAlive() && !(LockSupport.getBlocker(call.thread) instanceof Waiter)) {
      Thread.onSpinWait();
    }
    return call;
  }

  void interrupt() {
    thread.interrupt();
  }

  boolean isOver() {
    return !thread.isAlive();
  }

  /** False if it hangs. */
  boolean ends() {
    try {
      return thread.join(FOR_EVER);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  O result() {
    assertThat(ends()).isTrue();
    assertThat(failure).isNull();
    return result;
  }

  /** Null where there was a result. */
  @Nullable Throwable failure() {
    assertThat(ends()).as("the call is over").isTrue();
    return failure;
  }

  boolean keptInterrupt() {
    assertThat(ends()).isTrue();
    return keptInterrupt;
  }
}
