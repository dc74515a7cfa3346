package oo.bench.reference;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** T3 by threads with a connection and a prepared statement each, where there is no pgbench. */
public final class JdbcTransactions implements Transactions {

  private final DataSource admin;
  private final Tables tables;

  public JdbcTransactions(DataSource admin, Tables tables) {
    this.admin = admin;
    this.tables = tables;
  }

  @Override
  public String client() {
    return "own JDBC client, a thread a connection, prepared";
  }

  @Override
  public double perSecond(int clients, Duration time) throws InterruptedException {
    var committed = new LongAdder();
    var over = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var running = new ArrayList<Future<?>>();
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> {
          insert(committed, over);
          return null;
        }));
      }
      while (committed.sum() < clients && running.stream().noneMatch(Future::isDone)) {
        Thread.sleep(1);
      }
      long before = committed.sum();
      long began = System.nanoTime();
      Thread.sleep(time);
      double rate = (committed.sum() - before) / ((System.nanoTime() - began) / 1e9);
      over.set(true);
      for (var one : running) {
        one.get();
      }
      return rate;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("T3 failed", failed.getCause());
    }
  }

  private void insert(LongAdder committed, AtomicBoolean over) throws SQLException {
    try (var connection = admin.getConnection(); var statement = connection.prepareStatement(tables.statement("?"))) {
      while (!over.get()) {
        // Of no type, so that the server takes it for that of the column.
        statement.setObject(1, Tables.document(), Types.OTHER);
        statement.executeUpdate();
        committed.increment();
      }
    }
  }
}
