package oo.bench.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import oo.development.servers.EmbeddedPostgresServer;

/** T3 by PostgreSQL's own benchmark client, whichever version is on the PATH: its server is the one that is given. */
public final class Pgbench implements Transactions {

  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) \\(without initial connection time\\)");
  private static final int PGBENCH_THREADS = 2;

  private final String version;
  private final EmbeddedPostgresServer postgres;
  private final Path script;

  private Pgbench(String version, EmbeddedPostgresServer postgres, Path script) {
    this.version = version;
    this.postgres = postgres;
    this.script = script;
  }

  /** Empty when there is no pgbench on the PATH. */
  public static Optional<Transactions> onPath(EmbeddedPostgresServer postgres, Tables tables) {
    try {
      String version = run(new ProcessBuilder("pgbench", "--version")).strip();
      Path script = postgres.dataDir().resolve("t3.sql");
      Files.writeString(script, tables.statement(":document") + ";\n");
      return Optional.of(new Pgbench(version, postgres, script));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  @Override
  public String client() {
    return version + ", -M prepared";
  }

  @Override
  public double perSecond(int clients, Duration time) {
    var command = new ProcessBuilder(List.of(
        "pgbench", "-M", "prepared", "-n", "-h", postgres.host(), "-p", Integer.toString(postgres.port()),
        "-U", postgres.adminUser(), "-c", Integer.toString(clients), "-j", Integer.toString(Math.min(clients, PGBENCH_THREADS)),
        "-T", Long.toString(time.toSeconds()), "-D", "document=" + Tables.document(), "-f", script.toString(), "postgres"));
    command.environment().keySet().removeIf(name -> name.startsWith("PG"));
    command.environment().put("PGPASSWORD", postgres.adminPassword());
    try {
      return rate(run(command));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The rate that pgbench printed, without the time for connecting. */
  static double rate(String output) {
    var found = RATE.matcher(output);
    if (!found.find() || output.contains("aborted")) {
      throw new IllegalStateException("pgbench did not measure: " + output);
    }
    return Double.parseDouble(found.group(1));
  }

  private static String run(ProcessBuilder command) throws IOException {
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.command().getFirst() + " failed: " + output);
      }
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while pgbench was running", stopped);
    }
    return output;
  }
}
