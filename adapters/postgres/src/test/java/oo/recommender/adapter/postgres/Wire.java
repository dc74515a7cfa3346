package oo.recommender.adapter.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import oo.shared.adapter.postgres.DatabaseSettings;

/** Stands between a client and the real server: counts round trips, and cuts the connection where it is told to. */
final class Wire implements AutoCloseable {

  private static final long NEVER = Long.MAX_VALUE;

  private final URI server;
  private final ServerSocket socket;
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final AtomicLong upstreamLeft = new AtomicLong(NEVER);
  private final AtomicBoolean swallowsOne = new AtomicBoolean();
  private volatile boolean swallowsAnswers;

  Wire(String jdbcUrl) throws IOException {
    server = URI.create(jdbcUrl.substring("jdbc:".length()));
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  DatabaseSettings through(DatabaseSettings settings) {
    var url = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + server.getPath();
    // What is cut is tried again, so a call takes as long as several connections that do not come.
    return new DatabaseSettings(url, settings.role(), settings.password(), settings.poolSize(), Duration.ofMillis(500),
        settings.statementTimeout(), settings.transactionTimeout(), settings.socketTimeout());
  }

  /** How often the client waited for an answer before it went on. */
  int roundTrips() {
    return roundTrips.get();
  }

  /** Passes on only so many more bytes from the client, then cuts. */
  void cutAfter(long bytes) {
    upstreamLeft.set(bytes);
  }

  /** Passes everything on to the server, but cuts instead of bringing its answer. */
  void swallowAnswers() {
    swallowsAnswers = true;
  }

  /** As {@link #swallowAnswers}, but the next connection is a good one. */
  void swallowOneAnswer() {
    swallowsOne.set(true);
  }

  void heal() {
    swallowsOne.set(false);
    upstreamLeft.set(NEVER);
    swallowsAnswers = false;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        var upstream = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        var lastWasAnswer = new AtomicInteger(1);
        Thread.ofVirtual().start(() -> pump(client, upstream, lastWasAnswer, true));
        Thread.ofVirtual().start(() -> pump(upstream, client, lastWasAnswer, false));
      } catch (IOException e) {
        // Closed, or the server is gone: the client sees a closed connection.
      }
    }
  }

  private void pump(Socket from, Socket to, AtomicInteger lastWasAnswer, boolean up) {
    try (from; to) {
      var buffer = new byte[8192];
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int allowed = up ? sent(read, lastWasAnswer) : answered(read, lastWasAnswer);
        out.write(buffer, 0, allowed);
        out.flush();
        if (allowed < read) {
          return;
        }
      }
    } catch (IOException e) {
      // The other direction has cut.
    }
  }

  private int sent(int bytes, AtomicInteger lastWasAnswer) {
    if (lastWasAnswer.getAndSet(0) == 1) {
      roundTrips.incrementAndGet();
    }
    return Math.clamp(upstreamLeft.getAndUpdate(left -> left == NEVER ? left : Math.max(0, left - bytes)), 0, bytes);
  }

  private int answered(int bytes, AtomicInteger lastWasAnswer) {
    lastWasAnswer.set(1);
    return swallowsAnswers || swallowsOne.compareAndSet(true, false) ? 0 : bytes;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
