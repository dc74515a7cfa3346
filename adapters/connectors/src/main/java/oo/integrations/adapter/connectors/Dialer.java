package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Connects to exactly the addresses that were checked, while TLS is still for the name that they were found by. */
record Dialer(Supplier<Socket> sockets, SSLContext tls, Duration timeout) {

  /** The JDK would ask for a SOCKS proxy otherwise, which would look names up anew and connect where it likes. */
  static final Supplier<Socket> DIRECT = () -> new Socket(Proxy.NO_PROXY);

  /** The usual authorities; never a client certificate, whatever the process has been given for other purposes. */
  static SSLContext publicTrust() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime has no TLS", e);
    }
  }

  /** The sockets that it opens belong to the deadline. */
  Socket dial(Target target, List<InetAddress> addresses, Deadline deadline) throws IOException {
    IOException failure = new ConnectException();
    for (var address : addresses) {
      try {
        var socket = connect(new InetSocketAddress(address, target.port()), deadline);
        return target.secure() ? secured(socket, target) : socket;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private Socket connect(InetSocketAddress address, Deadline deadline) throws IOException {
    var socket = sockets.get();
    deadline.guard(socket);
    var remaining = deadline.remaining();
    socket.connect(address, Math.toIntExact((timeout.compareTo(remaining) < 0 ? timeout : remaining).toMillis()));
    return socket;
  }

  private SSLSocket secured(Socket socket, Target target) throws IOException {
    var host = target.host();
    var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, host.name(), target.port(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (host.literal() == null) {
      parameters.setServerNames(List.of(new SNIHostName(host.name())));
    }
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }
}
