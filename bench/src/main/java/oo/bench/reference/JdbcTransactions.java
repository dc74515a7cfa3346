package oo.bench.reference;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import oo.bench.figures.Latencies;
import oo.bench.load.Pace;

/** T3 by threads with a connection and a prepared statement each, where there is no pgbench. */
public final class JdbcTransactions implements Transactions {

  private static final long LONGEST_CONNECT = 60;

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
    return run(clients, Pace.oneAfterTheOther(time)).size() / (time.toNanos() / 1e9);
  }

  @Override
  public Latencies latencies(int clients, double perSecond, Duration time) throws InterruptedException {
    Pace pace = Pace.arriving(perSecond, time, System.nanoTime());
    Latencies latencies = run(clients, pace);
    if (pace.unsent() > 0) {
      throw new IllegalStateException(pace.unsent() + " transactions that were due could not be made in time");
    }
    return latencies;
  }

  private Latencies run(int clients, Pace pace) throws InterruptedException {
    var start = new CyclicBarrier(clients, pace::begin);
    Callable<Latencies> client = () -> inserted(start, pace);
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var all = new ArrayList<Latencies>();
      for (var one : Collections.nCopies(clients, client).stream().map(threads::submit).toList()) {
        all.add(one.get());
      }
      return Latencies.merged(all);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("T3 failed", failed.getCause());
    }
  }

  private Latencies inserted(CyclicBarrier start, Pace pace)
      throws SQLException, InterruptedException, BrokenBarrierException, TimeoutException {
    var latencies = new Latencies();
    try (var connection = admin.getConnection(); var statement = connection.prepareStatement(tables.statement("?"))) {
      insert(statement);
      start.await(LONGEST_CONNECT, TimeUnit.SECONDS);
      for (long due = pace.next(); due != Pace.OVER; due = pace.next()) {
        insert(statement);
        long committed = System.nanoTime();
        if (pace.counts(committed)) {
          latencies.add(committed - due);
        }
      }
    }
    return latencies;
  }

  private static void insert(PreparedStatement statement) throws SQLException {
    // Of no type, so that the server takes it for that of the column.
    statement.setObject(1, Tables.document(), Types.OTHER);
    statement.executeUpdate();
  }
}
