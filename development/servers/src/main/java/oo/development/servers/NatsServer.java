package oo.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real NATS server with JetStream on 127.0.0.1, which syncs each message to the disk before it acknowledges, speaks TLS
 * alone, and knows its users by NKey.
 *
 * <p>It outlives a kill -9 of this process; the next start on the same folder stops it and starts anew.
 */
public final class NatsServer implements AutoCloseable {

  /** May do everything. */
  public static final User ADMIN = new User("admin", List.of(">"), List.of(">"));

  private static final int FREE_PORT_ATTEMPTS = 5;

  private final FolderLock lock;
  private final Path folder;
  private final NatsUsers users;
  private final NatsCertificate certificate;
  private final NatsProcess process;
  private final String name;
  private final String cluster;
  private final boolean temporary;
  private int port;
  private boolean closed;

  /** @param publish subjects that the user may publish to; @param subscribe subjects that it may subscribe to */
  public record User(String name, List<String> publish, List<String> subscribe) {

    public User {
      publish = List.copyOf(publish);
      subscribe = List.copyOf(subscribe);
    }
  }

  private NatsServer(Path folder, NatsUsers users, NatsCertificate certificate, String name, String cluster, boolean temporary) {
    this.lock = FolderLock.take(folder);
    this.folder = OwnedFiles.folder(folder);
    this.users = users;
    this.certificate = certificate;
    this.process = new NatsProcess(this.folder);
    this.name = name;
    this.cluster = cluster;
    this.temporary = temporary;
  }

  /**
   * Starts on {@code dataDir/nats}, which is made if it is not there and locked until this is closed.
   *
   * @param port to listen on, 0 for a free one
   * @param users that may connect, each with the seed in its file of {@link #credentials}
   * @throws ServerStartException in one of its kinds, when it cannot start
   */
  public static NatsServer start(Path dataDir, int port, List<User> users) {
    return start(dataDir.resolve("nats"), port, users, false);
  }

  /** Starts on a folder of its own and a free port; closing it, or the end of this process, removes both. */
  public static NatsServer temporary(List<User> users) {
    var server = start(temporaryFolder(), 0, users, true);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "temporary-nats-closer"));
    return server;
  }

  /** With a user {@code admin} that may do everything. */
  public static NatsServer temporary() {
    return temporary(List.of(ADMIN));
  }

  private static NatsServer start(Path folder, int port, List<User> users, boolean temporary) {
    Path made = OwnedFiles.folder(folder);
    return member(made, port, new NatsUsers(OwnedFiles.folder(made.resolve("credentials")), users),
        NatsCertificate.in(made), "oo", "", temporary);
  }

  /** @param cluster the part of the configuration that makes it one node of several; empty when it is alone */
  static NatsServer member(
      Path folder, int port, NatsUsers users, NatsCertificate certificate, String name, String cluster, boolean temporary) {
    var server = new NatsServer(folder, users, certificate, name, cluster, temporary);
    try {
      server.listen(port);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("oo-nats-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen(int wanted) {
    for (var attempt = 1; ; attempt++) {
      port = wanted == 0 ? freePort() : wanted;
      try {
        restart();
        return;
      } catch (ServerStartException.PortTaken e) {
        // Between finding a free port and taking it somebody else may have taken it.
        if (wanted != 0 || attempt == FREE_PORT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Path configure() {
    Path file = folder.resolve("nats-server.conf");
    try {
      OwnedFiles.write(file, """
          server_name: %s
          listen: "127.0.0.1:%d"
          log_file: "%s"
          max_payload: 8MB
          jetstream { store_dir: "%s", sync_interval: always }
          tls { cert_file: "%s", key_file: "%s", timeout: 10 }
          %s
          %s
          """.formatted(name, port, folder.resolve("nats-server.log"), store(), certificate.certificate(), certificate.key(),
          users.configuration(), cluster));
      return file;
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(folder, e);
    }
  }

  /** Where clients connect. */
  public String url() {
    return "tls://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** The folder with a file {@code <user>.nk} for each user. */
  public Path credentials() {
    return users.folder();
  }

  /** The certificate, PEM, by which clients know the server. */
  public Path certificate() {
    return certificate.certificate();
  }

  public boolean isRunning() {
    return process.running().isPresent();
  }

  /** Stops the server cleanly and keeps the folder locked, so that {@link #restart} can follow. */
  public synchronized void stop() {
    process.stop();
  }

  /** Does what kill -9 of the server does, and returns when it is dead. */
  public synchronized void killHard() {
    process.killHard();
  }

  /** Starts again on the same folder and port, whether the server was stopped, was killed or still runs. */
  public synchronized void restart() {
    process.start(configure(), port);
  }

  /** Sends SIGSTOP: connections stay open and nothing is answered until {@link #resume}. */
  public synchronized void suspend() {
    process.signal("STOP");
  }

  public synchronized void resume() {
    process.signal("CONT");
  }

  /** Kills the server, if it runs, and deletes all that it has stored. */
  public synchronized void emptyStore() {
    killHard();
    try {
      OwnedFiles.deleteTree(store());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path store() {
    return folder.resolve("store");
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      process.stop();
      if (temporary) {
        OwnedFiles.deleteTree(folder);
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
