package oo.bench.installation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What waits in the recommender's outbox, and how much of it was handed on. */
public final class Backlog {

  private static final int MODELS = 2_000;

  private final DataSource admin;

  public Backlog(DataSource admin) {
    this.admin = admin;
  }

  /** How far all relays have come. */
  public record Position(long xid, long position) {}

  /** Adds copies of this site's own latest events, each with an id of its own, in one transaction. */
  public void add(long events) {
    asked(statement -> statement.executeUpdate("""
        WITH model AS (
          SELECT row_number() OVER () - 1 AS number, subject, type, key, occurred_at, headers, payload
          FROM (SELECT * FROM recommender.outbox WHERE subject LIKE 'oo.recommender.tip.decided%%' ORDER BY xid DESC, position DESC LIMIT %1$d) AS latest)
        INSERT INTO recommender.outbox (id, subject, type, key, occurred_at, headers, payload)
        SELECT uuidv7(), subject, type, key, occurred_at, headers, payload
        FROM generate_series(0, %2$d - 1) AS wanted
        JOIN model ON model.number = wanted %% (SELECT count(*) FROM model)""".formatted(MODELS, events)));
  }

  public Position position() {
    return asked(statement -> {
      try (ResultSet row = statement.executeQuery("SELECT xid, position FROM recommender.relay_position ORDER BY xid, position LIMIT 1")) {
        return row.next() ? new Position(row.getLong(1), row.getLong(2)) : new Position(0, 0);
      }
    });
  }

  public long between(Position from, Position to) {
    return asked(statement -> {
      try (ResultSet row = statement.executeQuery("""
          SELECT count(*) FROM recommender.outbox WHERE (xid, position) > (%d, %d) AND (xid, position) <= (%d, %d)"""
          .formatted(from.xid(), from.position(), to.xid(), to.position()))) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  private interface Asking<T> {
    T of(Statement statement) throws SQLException;
  }

  private <T> T asked(Asking<T> asking) {
    try (Connection connection = admin.getConnection(); Statement statement = connection.createStatement()) {
      return asking.of(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }
}
