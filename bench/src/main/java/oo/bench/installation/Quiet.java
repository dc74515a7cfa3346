package oo.bench.installation;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import oo.bootstrap.Settings;

/** Waits until the app has nothing left to do, so that what is measured next has the machine for itself. */
public final class Quiet {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long LOOK = 100;

  private final DataSource admin;
  private final App app;
  private final long postgres;
  private final boolean relays;

  /**
   * @param postgres process id of the server
   * @param relays whether the app hands on events, so that they can be waited for
   */
  Quiet(DataSource admin, App app, long postgres, boolean relays) {
    this.admin = admin;
    this.app = app;
    this.postgres = postgres;
    this.relays = relays;
  }

  public Cost soFar() {
    return Cost.soFar(admin, app.cpu(), Processes.cpu(postgres));
  }

  /** How much was left, and how long that took. */
  public record Drained(long events, Duration took, boolean whole) {}

  /** Waits for the relays, then writes PostgreSQL's dirty pages, so that both of a pair begin behind a checkpoint. */
  public Drained await() throws InterruptedException {
    long began = System.nanoTime();
    try (var connection = admin.getConnection(); var statement = connection.createStatement()) {
      long first = waiting(statement);
      long now = first;
      while (relays && now > 0 && System.nanoTime() - began < LONGEST.toNanos()) {
        Thread.sleep(LOOK);
        now = waiting(statement);
      }
      var drained = new Drained(first, Duration.ofNanos(System.nanoTime() - began), !relays || now == 0);
      statement.execute("CHECKPOINT");
      return drained;
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }

  private static long waiting(Statement statement) throws SQLException {
    long all = 0;
    for (String schema : Settings.SCHEMAS) {
      try (var rows = statement.executeQuery("""
          SELECT count(*) FROM %1$s.outbox_committed AS event
          WHERE (event.xid, event.position) > (
            coalesce((SELECT min(xid) FROM %1$s.relay_position), 0),
            coalesce((SELECT position FROM %1$s.relay_position ORDER BY xid, position LIMIT 1), 0))""".formatted(schema))) {
        rows.next();
        all += rows.getLong(1);
      }
    }
    return all;
  }
}
