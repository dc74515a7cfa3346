package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Sockets that reach chosen public addresses on this machine and nothing else beyond it; notes every attempt. */
final class SimulatedInternet implements Supplier<Socket> {

  static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.216.34");
  static final InetAddress OTHER_PUBLIC = InetAddress.ofLiteral("2606:2800:21f:cb07:6820:80da:af6b:8b2c");

  private final Map<InetAddress, Integer> servers = new ConcurrentHashMap<>();
  private final List<InetSocketAddress> attempts = new CopyOnWriteArrayList<>();

  void route(InetAddress address, int localPort) {
    servers.put(address, localPort);
  }

  List<InetSocketAddress> attempts() {
    return List.copyOf(attempts);
  }

  @Override
  public Socket get() {
    return new Socket(Proxy.NO_PROXY) {
      @Override
      public void connect(SocketAddress endpoint, int timeout) throws IOException {
        var address = (InetSocketAddress) endpoint;
        attempts.add(address);
        var port = servers.get(address.getAddress());
        if (port != null) {
          super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
        } else if (address.getAddress().isLoopbackAddress()) {
          super.connect(endpoint, timeout);
        } else {
          throw new ConnectException("nobody there");
        }
      }
    };
  }
}
