package oo.events.application.port;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what other threads do. */
public final class Eventually {

  private static final long LIMIT = Duration.ofSeconds(20).toNanos();

  private Eventually() {}

  /** Repeats the assertion until it holds and nothing is thrown; throws its last failure after 20 s. */
  public static void eventually(ThrowingCallable assertion) {
    long start = System.nanoTime();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (Throwable e) {
        if (System.nanoTime() - start > LIMIT) {
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
