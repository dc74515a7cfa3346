package oo.shared.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the schemas of the modules, and the roles that use them, to what this version of oO needs. */
public final class SchemaMigrations {

  private static final long LOCK = 0x6f4f_6d69_6772_6174L;

  private final DataSource admin;

  /**
   * @param url JDBC URL without user and password
   * @param user may create schemas and roles
   */
  public SchemaMigrations(String url, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("oo-migrations");
    source.setConnectTimeout(5);
    source.setTcpKeepAlive(true);
    this.admin = source;
  }

  /**
   * Migrates each schema in turn; what is done already is left alone. Processes that start together wait for each other.
   *
   * @return how many migrations were applied
   * @throws MigrationFailed naming the first schema that could not be migrated
   * @throws oo.shared.application.DatabaseUnavailable when there is no connection
   */
  public int migrate(List<ModuleSchema> schemas) {
    // Flyway's own lock covers a schema's tables, but not roles, which all schemas share.
    try (var connection = admin.getConnection()) {
      lock(connection);
      return schemas.stream().mapToInt(this::migrate).sum();
    } catch (SQLException e) {
      throw DatabaseFailures.noConnection("migrations", e);
    }
  }

  private int migrate(ModuleSchema schema) {
    try {
      return flyway(admin, schema).migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw MigrationFailed.of(schema.module(), e);
    }
  }

  static Flyway flyway(DataSource admin, ModuleSchema schema) {
    return Flyway.configure()
        .dataSource(admin)
        .schemas(schema.module())
        .locations("classpath:sql/events/template", "classpath:sql/" + schema.module())
        .placeholders(Map.of(
            "schema", schema.module(), "role", schema.role(), "password", schema.password().replace("'", "''")))
        // Migrations of the template come after a module's own have been applied.
        .outOfOrder(true)
        // By default Flyway passes over what a newer version has applied.
        .ignoreMigrationPatterns(new String[0])
        .cleanDisabled(true)
        .load();
  }

  private static void lock(Connection connection) {
    DSL.using(connection, SQLDialect.POSTGRES)
        .select(DSL.function(DSL.name("pg_advisory_lock"), SQLDataType.OTHER, DSL.val(LOCK))).fetch();
  }
}
