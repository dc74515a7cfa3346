package oo.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Decides, and cuts the connection instead of answering; to the same key it answers with a replay. */
final class CuttingServer implements AutoCloseable {

  private static final Pattern KEY = Pattern.compile("Idempotency-Key: (\\S+)");

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<String> decided = ConcurrentHashMap.newKeySet();

  CuttingServer() throws IOException {
    Thread.ofVirtual().start(() -> {
      while (!server.isClosed()) {
        serve();
      }
    });
  }

  private void serve() {
    try (var socket = server.accept()) {
      byte[] request = new byte[8_192];
      for (int read = socket.getInputStream().read(request); read > 0; read = socket.getInputStream().read(request)) {
        var key = KEY.matcher(new String(request, 0, read, StandardCharsets.US_ASCII));
        if (!key.find() || decided.add(key.group(1))) {
          return;
        }
        socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nIdempotency-Replayed: true\r\nContent-Length: "
            + DecisionsTest.TIP.length() + "\r\n\r\n" + DecisionsTest.TIP).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(gone);
      }
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
