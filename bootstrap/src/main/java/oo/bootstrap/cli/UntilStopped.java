package oo.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command run until the process is told to stop, and the process end only when the command has let go of all that
 * it opened after this. It works from the first moment on: a Ctrl-C during the start leaves nothing behind either.
 */
public final class UntilStopped implements AutoCloseable {

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  private final Duration longest;

  /** @param longest after which the process ends, whatever did not stop */
  public UntilStopped(Duration longest) {
    this.longest = longest;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  private void stop() {
    told.countDown();
    try {
      if (!done.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("oo: something did not stop within " + longest.toSeconds() + " s; it is left behind");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process was told to stop. */
  public boolean told() {
    return told.getCount() == 0;
  }

  /** Returns when the process is told to stop. */
  public void await() throws InterruptedException {
    told.await();
  }

  /** Tells that everything is closed; the last of the resources that a command closes. */
  @Override
  public void close() {
    done.countDown();
  }
}
