package oo.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A plain TCP balancer: it asks its backends whether they are ready, sends each new connection to one that is, and retries nothing. */
final class Balancer implements AutoCloseable {

  private static final int BETWEEN_CHECKS = 500;
  private static final int PATIENCE = 1_000;

  private final List<Backend> backends;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger turn = new AtomicInteger();

  /** @param observePort where it says whether it is ready */
  record Address(int port, int observePort) {}

  private static final class Backend {
    private final Address address;
    private volatile boolean ready;

    Backend(Address address) {
      this.address = address;
    }
  }

  Balancer(List<Address> addresses) {
    this.backends = addresses.stream().map(Backend::new).toList();
    try {
      this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    backends.forEach(backend -> threads.submit(() -> watch(backend)));
    threads.submit(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  boolean sends(Address to) {
    return backends.stream().anyMatch(backend -> backend.address.equals(to) && backend.ready);
  }

  private void watch(Backend backend) {
    while (!listener.isClosed()) {
      backend.ready = isReady(backend.address.observePort());
      try {
        Thread.sleep(BETWEEN_CHECKS);
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  private static boolean isReady(int port) {
    try (var socket = connected(port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write("GET /observe/health/ready HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException down) {
      return false;
    }
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      threads.submit(() -> serve(client));
    }
  }

  private void serve(Socket client) {
    var ready = backends.stream().filter(backend -> backend.ready).toList();
    try (client) {
      var backend = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
      try (var server = connected(backend.address.port())) {
        client.setTcpNoDelay(true);
        var back = threads.submit(() -> copy(server, client));
        copy(client, server);
        back.get();
      }
    } catch (Exception over) {
      // Whatever it was, its client sees the connection end.
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16 << 10];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  private static Socket connected(int port) throws IOException {
    var socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
    return socket;
  }

  private static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException gone) {
      // It was broken already.
    }
  }

  @Override
  public void close() {
    close(listener);
    threads.shutdownNow();
  }
}
