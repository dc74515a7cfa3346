package oo.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL 18 on 127.0.0.1, durable as in production, which asks every role for its password.
 *
 * <p>It outlives a kill -9 of this process; the next start on the same folder stops it and starts anew.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

  private static final int FREE_PORT_ATTEMPTS = 5;

  private final FolderLock lock;
  private final PostgresFolder folder;
  private final Postmaster postmaster;
  private final boolean temporary;
  private int port;
  private boolean closed;

  private EmbeddedPostgresServer(FolderLock lock, Path dataDir, boolean temporary) {
    this.lock = lock;
    this.folder = new PostgresFolder(dataDir);
    this.postmaster = new Postmaster(folder);
    this.temporary = temporary;
  }

  /**
   * Starts on {@code dataDir/postgres}, which is made if it is not there, and keeps {@code dataDir} locked until closed.
   *
   * @param port to listen on, 0 for a free one
   * @throws ServerStartException in one of its kinds, when it cannot start
   */
  public static EmbeddedPostgresServer start(Path dataDir, int port) {
    return start(dataDir, port, false);
  }

  /** Starts on a folder of its own and a free port; closing it, or the end of this process, removes both. */
  public static EmbeddedPostgresServer temporary() {
    try {
      var server = start(Files.createTempDirectory("oo-postgres-"), 0, true);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "temporary-postgres-closer"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgresServer start(Path dataDir, int port, boolean temporary) {
    var lock = FolderLock.take(dataDir);
    var server = new EmbeddedPostgresServer(lock, OwnedFiles.folder(dataDir), temporary);
    try {
      server.folder.prepare();
      server.listen(port);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void listen(int wanted) {
    for (var attempt = 1; ; attempt++) {
      port = wanted == 0 ? freePort() : wanted;
      try {
        postmaster.start(port);
        return;
      } catch (ServerStartException.PortTaken e) {
        // Between finding a free port and taking it somebody else may have taken it.
        if (wanted != 0 || attempt == FREE_PORT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return port;
  }

  /** JDBC URL of a database, without user and password. */
  public String url(String database) {
    return "jdbc:postgresql://" + host() + ":" + port + "/" + database;
  }

  public String adminUser() {
    return "postgres";
  }

  public String adminPassword() {
    return folder.adminPassword();
  }

  /** Unpooled connections of the superuser to the database {@code postgres}. */
  public DataSource adminDataSource() {
    return adminDataSource("postgres");
  }

  /** Unpooled connections of the superuser to a database. */
  public DataSource adminDataSource(String database) {
    return dataSource(database, adminUser(), adminPassword());
  }

  /** Unpooled connections of a role to a database. */
  public DataSource dataSource(String database, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /** The folder that was given, without symbolic links. */
  public Path dataDir() {
    return folder.dataDir();
  }

  /** Process id of the server; @throws IllegalStateException if it does not run. */
  public long pid() {
    return postmaster.pid();
  }

  public boolean isRunning() {
    return postmaster.isRunning();
  }

  /** Stops the server cleanly and keeps the folder locked, so that {@link #restart} can follow. */
  public synchronized void stop() {
    postmaster.stop();
  }

  /** Does what kill -9 of the server does, and returns when it is dead. */
  public synchronized void killHard() {
    postmaster.killHard();
  }

  /** Starts again on the same folder and port, whether the server was stopped, was killed or still runs. */
  public synchronized void restart() {
    postmaster.start(port);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      postmaster.stop();
      if (temporary) {
        OwnedFiles.deleteTree(folder.dataDir());
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
