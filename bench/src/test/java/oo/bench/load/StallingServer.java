package oo.bench.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Answers with tips, but for one stall after its first request. */
final class StallingServer implements AutoCloseable {

  private final HttpServer server;
  private final long after;
  private final long stall;
  private long began;

  StallingServer(Duration after, Duration stall) throws IOException {
    this.after = after.toMillis();
    this.stall = stall.toMillis();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/tips", exchange -> {
      exchange.getRequestBody().readAllBytes();
      waitOut();
      byte[] tip = DecisionsTest.TIP.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, tip.length);
      exchange.getResponseBody().write(tip);
      exchange.close();
    });
    server.start();
  }

  private synchronized long sinceFirst() {
    long now = System.currentTimeMillis();
    began = began == 0 ? now : began;
    return now - began;
  }

  private void waitOut() {
    long since = sinceFirst();
    if (since >= after && since < after + stall) {
      try {
        Thread.sleep(after + stall - since);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The next request is the first again. */
  synchronized void again() {
    began = 0;
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
