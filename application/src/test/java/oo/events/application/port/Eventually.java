package oo.events.application.port;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what other threads do. */
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Eventually() {}

  /** Repeats the assertion until it holds and nothing is thrown; throws its last failure after 20 s. */
  public static void eventually(ThrowingCallable assertion) {
    within(LIMIT, assertion);
  }

  /** As {@link #eventually}, with a limit of its own. */
  public static void within(Duration limit, ThrowingCallable assertion) {
    long start = System.nanoTime();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (Throwable e) {
        if (System.nanoTime() - start > limit.toNanos()) {
          throw e instanceof AssertionError failed ? failed : new AssertionError(e);
        }
        sleep(5);
      }
    }
  }

  public static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
