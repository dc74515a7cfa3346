package oo.bench.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Fills a recommender's tables with what so many decisions leave behind: copies of real rows, so of real size and shape,
 * under new ids in the order of time, of users in no order, into the tables' real indexes. No app may run meanwhile.
 */
public final class Ledger {

  private static final int BATCH = 20_000;
  private static final int AT_ONCE = 2;
  private static final int DECISIONS_A_USER = 50;
  private static final int DAYS = 90;
  private static final String SIZE = """
      SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'recommender' AND c.relkind = 'r'""";

  private final DataSource admin;
  private final long rows;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong written = new AtomicLong();

  /** @param rows how many decisions to add */
  public Ledger(DataSource admin, long rows) {
    this.admin = admin;
    this.rows = rows;
  }

  /**
   * Takes the latest decisions as models, and writes a first batch of copies.
   *
   * @return bytes on disk that all rows will take, about
   */
  public long begin() {
    return asked(connection -> {
      try (Statement statement = connection.createStatement()) {
        if (number(statement, "SELECT count(*) FROM recommender.decision") == 0) {
          throw new IllegalStateException("there is no decision to copy");
        }
        statement.execute("CREATE SCHEMA growth");
        for (Copies copies : Copies.ALL) {
          copies.keepModels(statement);
        }
        long before = number(statement, SIZE);
        long first = batch(connection);
        return (long) ((double) (number(statement, SIZE) - before) / first * rows);
      }
    });
  }

  /** @param progress is told of rows written so far, after each batch, by any thread */
  public void fill(LongConsumer progress) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var running = IntStream.range(0, AT_ONCE).mapToObj(_ -> threads.submit(() -> asked(connection -> {
        while (batch(connection) > 0) {
          progress.accept(written.get());
        }
        return null;
      }))).toList();
      for (var one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the ledger could not be filled: " + failed.getCause().getMessage(), failed.getCause());
    }
    asked(this::finish);
  }

  /** @return rows written; 0 when all are */
  private long batch(Connection connection) throws SQLException {
    long from = next.getAndAdd(BATCH);
    long to = Math.min(from + BATCH, rows);
    if (from >= to) {
      return 0;
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS fresh");
      statement.execute("""
          CREATE TEMPORARY TABLE fresh AS SELECT number, at, uuidv7(at - now()) AS decision_id, uuidv7(at - now()) AS tip_id,
            uuidv7(at - now()) AS event_id, md5('user ' || (random() * %3$d)::bigint)::uuid AS user_id
          FROM (SELECT number, now() - interval '%4$d days' * (1 - number / %5$d::float8) AS at FROM generate_series(%1$d, %2$d - 1) AS number) AS times"""
          .formatted(from, to, users(), DAYS, rows));
      statement.execute("ANALYZE fresh");
      for (Copies copies : Copies.OF_A_DECISION) {
        statement.execute(copies.insert(connection));
      }
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
    written.addAndGet(to - from);
    return to - from;
  }

  private long users() {
    return Math.max(1, rows / DECISIONS_A_USER);
  }

  /** What there is once a user; and the relays are told that everything was handed on. */
  private Void finish(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS fresh");
      statement.execute("""
          CREATE TEMPORARY TABLE fresh AS
          SELECT number, md5('user ' || number)::uuid AS user_id FROM generate_series(0, %d) AS number""".formatted(users()));
      for (Copies copies : Copies.OF_A_USER) {
        statement.execute(copies.insert(connection));
      }
      statement.execute("""
          UPDATE recommender.relay_position SET (xid, position) = (SELECT xid, position FROM recommender.outbox ORDER BY xid DESC, position DESC LIMIT 1)""");
      statement.execute("DROP SCHEMA growth CASCADE");
    }
    return null;
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private interface Asking<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T asked(Asking<T> asking) {
    try (Connection connection = admin.getConnection()) {
      return asking.of(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException("the ledger could not be filled: " + failed.getMessage(), failed);
    }
  }
}
