package oo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import oo.bench.figures.Goals;
import oo.bench.figures.Row;
import oo.bench.growth.Haste;
import oo.bench.growth.Ledger;
import oo.bench.growth.Sizes;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;

/** P10: an app whose ledger has grown and one whose ledger is new, in turn, on one PostgreSQL. */
final class LedgerGrowth implements Benchmark {

  /** What a machine of two cores writes, about; only for the time that is told to be left. */
  private static final long ROWS_A_SECOND = 8_000;
  private static final Duration OFTEN = Duration.ofSeconds(10);
  private static final Duration MODELS = Duration.ofSeconds(5);
  private static final double DISK_SPARE = 1.2;
  private static final long DISK_FOR_THE_REST = 6L << 30;

  private final Run run;

  LedgerGrowth(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return run.plan().inTurn() + MODELS.toSeconds() + run.plan().rows() / ROWS_A_SECOND;
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    int count = run.plan().middle();
    try (var installation = Installation.start(run.home())) {
      String database = grow(installation, count);
      try (Site grown = run.site(installation, database); Site empty = run.site(installation)) {
        String bytes = size(grown.admin());
        var perDecision = Sizes.perDecision(grown.admin(), run.plan().rows());
        run.progress().note("P10 bytes of a decision: " + perDecision);
        var measured = InTurn.measure(run, "P10 " + count + " clients, ", count, new Slices(grown, run.progress()),
            new Slices(empty, run.progress()), new InTurn.Names(number(run.plan().rows()) + " rows before", "none before"));
        var details = measured.details();
        details.put("rows", run.plan().rows());
        details.put("database_of_grown", bytes);
        details.put("bytes_per_decision", perDecision);
        done.accept(Row.ratios("P10", "decisions after " + number(run.plan().rows()) + " rows ÷ empty", count, "1/s", measured.pairs(),
            Goals.GROWN_LEDGER, details));
      }
    }
  }

  /** @return the database whose ledger has grown; its app is stopped */
  String grow(Installation installation, int count) throws InterruptedException {
    Site models = run.site(installation);
    try (models) {
      new Slices(models, run.progress()).closed("P10 decisions to be copied", count, MODELS);
    }
    fill(installation, models.admin());
    return models.database();
  }

  private void fill(Installation installation, DataSource admin) throws InterruptedException {
    long rows = run.plan().rows();
    run.progress().begin("P10 filling the ledger with " + number(rows) + " rows", Duration.ofSeconds(rows / ROWS_A_SECOND));
    var ledger = new Ledger(admin, rows);
    try (var _ = new Haste(admin)) {
      check(installation, ledger.begin());
      long began = System.nanoTime();
      var told = new AtomicLong(began);
      ledger.fill(written -> {
        long last = told.get();
        if (System.nanoTime() - last > OFTEN.toNanos() && told.compareAndSet(last, System.nanoTime())) {
          double perSecond = written / ((System.nanoTime() - began) / 1e9);
          run.progress().note(String.format(Locale.ROOT, "%s of %s rows, %.0f/s, %.0f s to go", number(written), number(rows), perSecond,
              (rows - written) / perSecond));
        }
      });
      run.progress().note("vacuum and analyse, as autovacuum would");
    }
  }

  private void check(Installation installation, long bytes) {
    try {
      long free = Files.getFileStore(installation.folder()).getUsableSpace();
      long needed = (long) (bytes * DISK_SPARE) + DISK_FOR_THE_REST;
      run.progress().note(String.format(Locale.ROOT, "it will take about %.1f GB; %.1f GB are free", bytes / 1e9, free / 1e9));
      if (needed > free) {
        throw new IllegalStateException(String.format(Locale.ROOT, "%s rows need %.0f GB of disk and %.0f are free: --rows %d",
            number(run.plan().rows()), needed / 1e9, free / 1e9, (long) (run.plan().rows() * Math.max(0.0, free - DISK_FOR_THE_REST) / (bytes * DISK_SPARE))));
      }
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  private static String size(DataSource admin) {
    try (var connection = admin.getConnection(); var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_size_pretty(pg_database_size(current_database()))")) {
      row.next();
      return row.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }

  private static String number(long rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }
}
