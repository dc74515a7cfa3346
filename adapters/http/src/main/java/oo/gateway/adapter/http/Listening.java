package oo.gateway.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells why a server cannot listen before it tries: the server itself only logs it, and goes on without a port. */
final class Listening {

  private Listening() {}

  /** @throws UncheckedIOException with a {@link BindException} that names the port */
  static void check(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException taken) {
      var told = new BindException("port " + port + " on " + host + ": " + taken.getMessage());
      told.initCause(taken);
      throw new UncheckedIOException(told);
    }
  }
}
