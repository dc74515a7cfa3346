package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a fetch when its time is up, whatever it waits for, by closing its socket: a timeout for each read alone would
 * let one byte at a time go on for ever.
 */
final class Deadline implements AutoCloseable {

  private final long end;
  private final Thread watch;
  private @Nullable Socket socket;
  private boolean passed;

  Deadline(Duration total) {
    end = System.nanoTime() + total.toNanos();
    watch = Thread.ofVirtual().start(() -> watch(total));
  }

  /** Takes over the socket of the current attempt, in place of the last one. */
  synchronized void guard(Socket next) throws IOException {
    closeSocket();
    if (passed) {
      next.close();
      throw new SocketTimeoutException();
    }
    socket = next;
  }

  /** At least one millisecond, as nothing means for ever to a socket. */
  Duration remaining() {
    return Duration.ofMillis(Math.max(1, (end - System.nanoTime()) / 1_000_000));
  }

  synchronized boolean passed() {
    return passed;
  }

  @Override
  public synchronized void close() {
    watch.interrupt();
    closeSocket();
  }

  private void watch(Duration total) {
    try {
      Thread.sleep(total);
      expire();
    } catch (InterruptedException e) {
      // the fetch has ended in time
    }
  }

  private synchronized void expire() {
    passed = true;
    closeSocket();
  }

  private void closeSocket() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it is of no use any more either way
    }
    socket = null;
  }
}
