package oo.development.rehearsal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import oo.bootstrap.Settings;

/** How many events wait to be handed on. They are handled before they count as handed on. */
final class Backlog implements AutoCloseable {

  private static final long SHORTEST_NANOS = 500_000;
  private static final long LONGEST_PAUSE_NANOS = 8_000_000;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final Connection connection;
  private final List<PreparedStatement> waiting = new ArrayList<>();

  Backlog(Connection connection) throws SQLException {
    this.connection = connection;
    for (String schema : Settings.SCHEMAS) {
      waiting.add(connection.prepareStatement("""
          SELECT EXISTS (SELECT 1 FROM %1$s.outbox_committed AS event
            WHERE (event.xid, event.position) > (
              coalesce((SELECT min(xid) FROM %1$s.relay_position), 0),
              coalesce((SELECT position FROM %1$s.relay_position ORDER BY xid, position LIMIT 1), 0)))
          """.formatted(schema)));
    }
  }

  /** Returns when nothing waits. @throws IllegalStateException when that takes more than a minute */
  void await() {
    long began = System.nanoTime();
    try {
      long pause = SHORTEST_NANOS;
      for (var schema : waiting) {
        while (waits(schema)) {
          if (System.nanoTime() - began > LONGEST_NANOS) {
            throw new IllegalStateException("events wait for a minute to be handed on");
          }
          LockSupport.parkNanos(pause);
          pause = Math.min(LONGEST_PAUSE_NANOS, 2 * pause);
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }

  private static boolean waits(PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // It is closed by the server then.
    }
  }
}
