package oo.shared.adapter.postgres;

import java.io.Serial;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** A schema could not be brought to what this version of oO needs, and the app must not work with it. */
public final class MigrationFailed extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String schema;

  private MigrationFailed(String schema, String message, Throwable cause) {
    super("schema " + schema + ": " + message, cause);
    this.schema = schema;
  }

  static MigrationFailed of(String schema, FlywayException failure) {
    if (failure instanceof FlywayValidateException) {
      return new MigrationFailed(schema, "the database is newer than this version of oO, or a migration was changed: "
          + failure.getMessage(), failure);
    }
    // Flyway's own message quotes the statement, and with it the role's password.
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused) {
        return new MigrationFailed(schema, refused.getMessage() + " (" + refused.getSQLState() + ")", refused);
      }
    }
    return new MigrationFailed(schema, failure.getMessage(), failure);
  }

  public String schema() {
    return schema;
  }
}
