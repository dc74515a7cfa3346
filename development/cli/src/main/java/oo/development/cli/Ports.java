package oo.development.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Chooses ports that must be known before the server that takes them is started. */
final class Ports {

  private Ports() {}

  /** The port itself, or a free one for 0. */
  static int free(int port) {
    if (port != 0) {
      return port;
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException noneFree) {
      throw new UncheckedIOException(noneFree);
    }
  }
}
