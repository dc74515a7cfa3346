package oo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import oo.bench.figures.Row;
import oo.bench.growth.Sizes;
import oo.bench.installation.Installation;
import oo.bench.installation.Tool;
import org.jspecify.annotations.Nullable;

/**
 * The commands that read a whole ledger or a whole log: each over the last tenth of it and over all, so that it is seen whether
 * what they take grows with it.
 */
final class LedgerTools implements Benchmark {

  /** A tenth of the days that a grown ledger spans. */
  private static final String LAST_TENTH = "P9D";
  /** What a decision takes as Decision Service JSON, about. */
  private static final long DSJSON_BYTES = 20_000;
  private static final int DECISIONS_A_SECOND = 1_000;
  /** Such a log is read so much faster than a ledger. */
  private static final int LINES_FOR_A_DECISION = 40;
  private static final int PASSES = 5;
  private static final Duration MODELS = Duration.ofSeconds(5);
  private static final List<String> SPARE = List.of("-Xmx256m");

  private final Run run;

  LedgerTools(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return MODELS.toSeconds() + PASSES * run.plan().rows() / DECISIONS_A_SECOND;
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home())) {
      String database = new LedgerGrowth(run).grow(installation, run.plan().middle());
      var admin = installation.postgres().adminDataSource(database);
      number(admin, """
          WITH consented AS (INSERT INTO profile.consent (user_id, purpose, granted, version, changed_at)
            SELECT DISTINCT user_id, 'pooled_learning', true, 1, now() FROM recommender.decision ON CONFLICT DO NOTHING RETURNING 1)
          SELECT count(*) FROM consented""");
      long tenth = number(admin, "SELECT count(*) FROM recommender.decision WHERE decided_at >= now() - interval '9 days'");
      long all = number(admin, "SELECT count(*) FROM recommender.decision");
      run.progress().note("bytes of a decision: " + Sizes.perDecision(admin, run.plan().rows()));
      measure(done, installation, database, tenth, "--since", LAST_TENTH);
      measure(done, installation, database, all);
    }
  }

  private void measure(Consumer<Row> done, Installation installation, String database, long rows, String... since)
      throws InterruptedException {
    var measured = new Measured(done, installation, database, rows);
    measured.by("replay", null, since.length == 0 ? List.of("replay", "--all") : with(List.of("replay"), since));
    for (String format : List.of("csv", "parquet")) {
      measured.by("export " + format, null, with(List.of("export", "--format", format), since));
    }
    var log = installation.folder().resolve("decisions.dsjson");
    free(installation, rows * DSJSON_BYTES);
    measured.by("export dsjson", log, with(List.of("export", "--format", "dsjson"), since));
    measured.by("evaluate dsjson", null, List.of("evaluate", "--json", "--target", "uniform", "--log", rewarded(log, rows).toString()));
    var lines = jsonl(installation.folder().resolve("decisions.jsonl"), LINES_FOR_A_DECISION * rows);
    new Measured(done, installation, database, LINES_FOR_A_DECISION * rows).by("evaluate jsonl", null, List.of("evaluate", "--json", "--log", lines.toString()));
  }

  private static List<String> with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toList();
  }

  private static void free(Installation installation, long needed) {
    try {
      long usable = Files.getFileStore(installation.folder()).getUsableSpace();
      if (usable < needed) {
        throw new IllegalStateException(String.format(Locale.ROOT, "a log of %.0f GB does not fit on a disk with %.0f GB free", needed / 1e9, usable / 1e9));
      }
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  /** As somebody logs whose target is known. */
  private static Path jsonl(Path file, long rows) {
    var random = new Random(1);
    try (var out = Files.newBufferedWriter(file)) {
      for (long row = 0; row < rows; row++) {
        double propensity = 0.05 + 0.9 * random.nextDouble();
        out.append(String.format(Locale.ROOT, "{\"propensity\":%.6f,\"reward\":%d,\"target_propensity\":%.6f,\"kind\":\"%s\"}%n",
            propensity, random.nextInt(2), propensity * random.nextDouble(), "kind-" + random.nextInt(9)));
      }
      return file;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Nobody reacted to copies: what such a line lacks is put before it. */
  private static Path rewarded(Path log, long rows) {
    var with = log.resolveSibling("rewarded.dsjson");
    var random = new Random(2);
    try (var in = Files.newBufferedReader(log); var out = Files.newBufferedWriter(with)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.append(line.contains("\"_label_cost\"") ? "{" : "{\"_label_cost\":" + (random.nextInt(3) - 1) + ",").append(line, 1, line.length()).append('\n');
      }
      Files.delete(log);
      return with;
    } catch (IOException failed) {
      throw new UncheckedIOException("the log of " + rows + " decisions", failed);
    }
  }

  private static long number(DataSource admin, String query) {
    try (var connection = admin.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }

  private final class Measured {

    private final Consumer<Row> done;
    private final Installation installation;
    private final String database;
    private final long rows;

    Measured(Consumer<Row> done, Installation installation, String database, long rows) {
      this.done = done;
      this.installation = installation;
      this.database = database;
      this.rows = rows;
    }

    void by(String what, @Nullable Path out, List<String> arguments) throws InterruptedException {
      String which = String.format(Locale.ROOT, "%s, %,d decisions", what, rows);
      run.progress().begin("TOOLS " + which, Duration.ofSeconds(rows / DECISIONS_A_SECOND));
      var options = new ArrayList<>(run.javaOptions());
      options.addAll(SPARE);
      var told = installation.tool(database, options, out, arguments).run();
      if (told.exit() != 0) {
        throw new IllegalStateException(which + " ended with " + told.exit() + ": " + lastLines(told));
      }
      double seconds = told.took().toNanos() / 1e9;
      var details = new LinkedHashMap<String, Object>();
      details.put("decisions", rows);
      details.put("seconds", seconds);
      details.put("cpu_seconds", told.cpu().toNanos() / 1e9);
      details.put("most_resident_mib", told.mostResidentMebibytes());
      details.put("told", lastLines(told));
      run.progress().note(String.format(Locale.ROOT, "%.0f/s, %.0f s of CPU, at most %d MiB; %s",
          rows / seconds, told.cpu().toNanos() / 1e9, told.mostResidentMebibytes(), lastLines(told)));
      done.accept(Row.values("TOOLS", which, null, "1/s", List.of(rows / seconds), null, details));
    }

    private static String lastLines(Tool.Done told) {
      var lines = told.errors().lines().filter(line -> !line.isBlank()).toList();
      return String.join("; ", lines.subList(Math.max(0, lines.size() - 2), lines.size())).strip();
    }
  }
}
