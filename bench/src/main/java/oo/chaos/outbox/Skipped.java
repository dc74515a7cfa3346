package oo.chaos.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import oo.shared.adapter.postgres.ModuleDatabase;

/**
 * What three cursors skipped of the same rows.
 *
 * @param rows committed
 */
public record Skipped(int rows, int byTheRelay, int byNumber, int byTransactionWithoutBound, double seconds) {

  private static final long BETWEEN_REPORTS = 5_000;

  /** @param module whose outbox is empty, and is nobody else's meanwhile */
  public static Skipped of(String module, ModuleDatabase database, int writers, long rows, long seed, Consumer<String> progress)
      throws InterruptedException, ExecutionException, SQLException {
    long began = System.nanoTime();
    var writing = new Writers(database, rows);
    var allWritten = new AtomicBoolean();
    var readers = new Readers(module, database, allWritten::get);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var relay = threads.submit(readers::relay);
      var naive = threads.submit(readers::naive);
      var unbounded = threads.submit(readers::unbounded);
      var all = new ArrayList<Future<Void>>();
      for (int writer = 0; writer < writers; writer++) {
        long own = seed * 31 + writer;
        all.add(threads.submit(() -> writing.write(own)));
      }
      while (!all.stream().allMatch(Future::isDone)) {
        progress.accept("R4: " + writing.written() + " of " + rows + " rows");
        Thread.sleep(BETWEEN_REPORTS);
      }
      for (var writer : all) {
        writer.get();
      }
      allWritten.set(true);
      var committed = committed(database);
      return new Skipped(committed.cardinality(), missing(committed, relay.get()), missing(committed, naive.get()),
          missing(committed, unbounded.get()), (System.nanoTime() - began) / 1e9);
    }
  }

  private static BitSet committed(ModuleDatabase database) throws SQLException {
    var all = new BitSet();
    try (var session = database.session(); var statement = session.createStatement();
        var rows = statement.executeQuery("SELECT position FROM outbox")) {
      while (rows.next()) {
        all.set(rows.getInt(1));
      }
    }
    return all;
  }

  private static int missing(BitSet all, BitSet seen) {
    var missing = (BitSet) all.clone();
    missing.andNot(seen);
    return missing.cardinality();
  }
}
