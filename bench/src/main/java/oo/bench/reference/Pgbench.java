package oo.bench.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import oo.bench.figures.Latencies;
import oo.development.servers.EmbeddedPostgresServer;

/** T3 by PostgreSQL's own benchmark client, whichever version is on the PATH: its server is the one that is given. */
public final class Pgbench implements Transactions {

  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) \\(without initial connection time\\)");
  private static final int PGBENCH_THREADS = 2;
  private static final String LOG = "t3-log";
  private static final int TOOK = 2;

  private final String version;
  private final EmbeddedPostgresServer postgres;
  private final String database;
  private final Path script;

  private Pgbench(String version, EmbeddedPostgresServer postgres, String database, Path script) {
    this.version = version;
    this.postgres = postgres;
    this.database = database;
    this.script = script;
  }

  /** Empty when there is no pgbench on the PATH. */
  public static Optional<Transactions> onPath(EmbeddedPostgresServer postgres, String database, Tables tables) {
    try {
      String version = run(new ProcessBuilder("pgbench", "--version")).strip();
      Path script = postgres.dataDir().resolve("t3.sql");
      Files.writeString(script, tables.statement(":document") + ";\n");
      return Optional.of(new Pgbench(version, postgres, database, script));
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
    return rate(run(clients, time, List.of()));
  }

  @Override
  public Latencies latencies(int clients, double perSecond, Duration time) {
    // Its log counts from when a transaction was due, which with -R is at random, whether or not a client was free.
    run(clients, time, List.of("-R", String.format(Locale.ROOT, "%.3f", perSecond), "-l", "--log-prefix=" + LOG));
    try {
      return logged(script.getParent());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String run(int clients, Duration time, List<String> more) {
    var arguments = new ArrayList<>(List.of(
        "pgbench", "-M", "prepared", "-n", "-h", postgres.host(), "-p", Integer.toString(postgres.port()),
        "-U", postgres.adminUser(), "-c", Integer.toString(clients), "-j", Integer.toString(Math.min(clients, PGBENCH_THREADS)),
        "-T", Long.toString(time.toSeconds()), "-D", "document=" + Tables.document(), "-f", script.toString()));
    arguments.addAll(more);
    arguments.add(database);
    var command = new ProcessBuilder(arguments).directory(script.getParent().toFile());
    command.environment().keySet().removeIf(name -> name.startsWith("PG"));
    command.environment().put("PGPASSWORD", postgres.adminPassword());
    try {
      return run(command);
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

  /** One line a transaction: client, number, microseconds from when it was due, and more. The files are deleted. */
  static Latencies logged(Path folder) throws IOException {
    var latencies = new Latencies();
    try (var logs = Files.newDirectoryStream(folder, LOG + ".*")) {
      for (Path log : logs) {
        for (String line : Files.readAllLines(log)) {
          latencies.add(Math.round(Double.parseDouble(line.split(" ")[TOOK]) * 1_000));
        }
        Files.delete(log);
      }
    }
    return latencies;
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
