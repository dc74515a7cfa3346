package oo.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder of one PostgreSQL cluster: made whole or not at all, and configured anew at every start. */
final class PostgresFolder {

  static final String VERSION = "18";
  private static final long NEW_CLUSTER_BYTES = 200L << 20;
  private static final long OLD_CLUSTER_BYTES = 32L << 20;
  private static final String PASSWORD_FILE = "oo-admin-password";

  private final Path dataDir;
  private final Path cluster;
  private final PostgresLog log;
  private final long neededBytes;

  /** @param dataDir real path of the data folder, locked by the caller */
  PostgresFolder(Path dataDir) {
    this(dataDir, Files.exists(dataDir.resolve("postgres")) ? OLD_CLUSTER_BYTES : NEW_CLUSTER_BYTES);
  }

  PostgresFolder(Path dataDir, long neededBytes) {
    this.dataDir = dataDir;
    this.neededBytes = neededBytes;
    this.cluster = dataDir.resolve("postgres");
    this.log = new PostgresLog(dataDir.resolve("postgres.log"));
  }

  Path path() {
    return cluster;
  }

  Path dataDir() {
    return dataDir;
  }

  PostgresLog log() {
    return log;
  }

  /** Makes the cluster unless it is there, and refuses one that this PostgreSQL cannot read. */
  void prepare() {
    try {
      if (Files.getFileStore(dataDir).getUsableSpace() < neededBytes) {
        throw new ServerStartException.DiskFull(dataDir);
      }
      if (!Files.exists(cluster)) {
        create();
      }
      checkVersion();
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(dataDir, e);
    }
  }

  void configure(int port) {
    try {
      OwnedFiles.write(cluster.resolve("oo.conf"), configuration(port));
      // Everybody, the superuser too, gives a password: other people may have accounts on this machine.
      OwnedFiles.write(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(cluster, e);
    }
  }

  String adminPassword() {
    try {
      return Files.readString(cluster.resolve(PASSWORD_FILE)).strip();
    } catch (IOException e) {
      throw new ServerStartException("cannot read the superuser's password in " + cluster, e);
    }
  }

  private void create() throws IOException {
    var unfinished = dataDir.resolve("postgres.new");
    var passwordFile = dataDir.resolve("postgres.new.password");
    OwnedFiles.deleteTree(unfinished);
    OwnedFiles.write(passwordFile, randomPassword() + "\n");
    var mark = log.mark();
    var status = PostgresCommand.run(
        log, "initdb", "--pgdata=" + unfinished, "--username=postgres", "--pwfile=" + passwordFile,
        "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
    if (status != 0) {
      throw StartFailure.of(dataDir, 0, log.since(mark));
    }
    Files.writeString(
        unfinished.resolve("postgresql.conf"), "include_if_exists = 'oo.conf'\n", StandardOpenOption.APPEND);
    OwnedFiles.moveDurably(passwordFile, unfinished.resolve(PASSWORD_FILE));
    OwnedFiles.moveDurably(unfinished, cluster);
  }

  private void checkVersion() throws IOException {
    var file = cluster.resolve("PG_VERSION");
    var found = Files.exists(file) ? Files.readString(file).strip() : "unknown";
    if (!found.equals(VERSION)) {
      throw new ServerStartException.WrongVersion(cluster, found, VERSION);
    }
  }

  private static String configuration(int port) {
    return """
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 100
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        password_encryption = 'scram-sha-256'
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        """.formatted(port);
  }

  private static String randomPassword() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
