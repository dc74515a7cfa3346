package oo.bench.growth;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** A PostgreSQL that does not care for its data while it is filled; it does again before anything is measured. */
public final class Haste implements AutoCloseable {

  private static final List<String> SETTINGS = List.of(
      "fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off", "max_wal_size = '4GB'");

  private final DataSource admin;

  public Haste(DataSource admin) {
    this.admin = admin;
    try (var connection = admin.getConnection(); var statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute("ALTER SYSTEM SET " + setting);
      }
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be configured", failed);
    }
  }

  /** Vacuums and analyses as autovacuum would have, then makes everything durable. */
  @Override
  public void close() {
    try (var connection = admin.getConnection(); var statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE)");
      for (String setting : SETTINGS) {
        statement.execute("ALTER SYSTEM RESET " + setting.substring(0, setting.indexOf(' ')));
      }
      statement.execute("SELECT pg_reload_conf()");
      statement.execute("CHECKPOINT");
      new ProcessBuilder("sync").inheritIO().start().waitFor();
    } catch (SQLException | IOException failed) {
      throw new IllegalStateException("PostgreSQL could not be made durable again", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while PostgreSQL was made durable again", stopped);
    }
  }
}
