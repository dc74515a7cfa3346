package oo.development.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Chooses ports that must be known before the server that takes them is started. */
final class Ports {

  private static final int HIGHEST = 65_535;

  private Ports() {}

  /** Refuses a number that is no port before anything is started. */
  static void check(CommandSpec spec, String option, int port) {
    if (port < 0 || port > HIGHEST) {
      throw new ParameterException(spec.commandLine(), option + " takes a number from 0 to " + HIGHEST + ", not " + port);
    }
  }

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
