package oo.chaos.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between the app and one of its servers, and cuts their connections or lets nothing through. */
public final class TcpProxy implements AutoCloseable {

  private static final int BUFFER = 32 << 10;

  private final int to;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  /** What bytes wait at. */
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** @param to port on this machine */
  public TcpProxy(int to) {
    this.to = to;
    try {
      this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(() -> {
      while (true) {
        accept(listener.accept());
      }
    });
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept(Socket client) throws IOException, InterruptedException {
    gate.await();
    var server = new Socket();
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException refused) {
      reset(client);
      return;
    }
    sockets.add(client);
    sockets.add(server);
    threads.submit(() -> copy(client, server));
    threads.submit(() -> copy(server, client));
  }

  private void copy(Socket from, Socket to) {
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        gate.await();
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException | InterruptedException broken) {
      reset(from);
      reset(to);
    } finally {
      sockets.remove(from);
    }
  }

  /** Cuts every connection with a reset to both ends, in the middle of whatever they say. */
  public int cut() {
    int cut = sockets.size() / 2;
    sockets.forEach(TcpProxy::reset);
    sockets.clear();
    return cut;
  }

  /** Lets nothing through, and refuses nothing either: both ends believe that they are connected. */
  public void stall() {
    gate = new CountDownLatch(1);
  }

  public void resume() {
    gate.countDown();
  }

  private static void reset(Socket socket) {
    try (socket) {
      // Closing with no time to linger sends a reset instead of an end.
      socket.setSoLinger(true, 0);
    } catch (IOException gone) {
      // Then there is nothing to cut.
    }
  }

  @Override
  public void close() {
    resume();
    try (listener) {
      cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
