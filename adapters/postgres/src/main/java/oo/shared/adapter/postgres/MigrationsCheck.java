package oo.shared.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import oo.shared.application.Finding;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.ValidateOutput;

/** That every schema is exactly what this version of oO makes of it. */
final class MigrationsCheck {

  private final ReadOnlyAccess access;
  private final Supplier<List<ModuleSchema>> schemas;
  private final String start;

  MigrationsCheck(ReadOnlyAccess access, Supplier<List<ModuleSchema>> schemas, String start) {
    this.access = access;
    this.schemas = schemas;
    this.start = start;
  }

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    schemas.get().forEach(schema -> findings.addAll(faults(schema)));
    return findings.isEmpty()
        ? List.of(new Finding.Fine("the schemas " + schemas.get().stream().map(ModuleSchema::module)
            .collect(Collectors.joining(", ")) + " are what this version of oO needs")) : findings;
  }

  private List<Finding> faults(ModuleSchema schema) {
    try {
      var result = SchemaMigrations.flyway(access.adminSessions(), schema).validateWithResult();
      if (result.validationSuccessful) {
        return List.of();
      }
      return result.invalidMigrations.isEmpty()
          ? List.of(notYet(schema, "has not been made yet"))
          : result.invalidMigrations.stream().collect(Collectors.groupingBy(one -> one.errorDetails.errorCode))
              .values().stream().map(alike -> told(schema, alike)).toList();
    } catch (FlywayException failed) {
      return List.of(new Finding.Failure(MigrationFailed.of(schema.module(), failed).getMessage().lines().findFirst().orElse(""),
          access.psql("\\\\dt " + schema.module() + ".*")));
    }
  }

  private Finding told(ModuleSchema schema, List<ValidateOutput> alike) {
    String which = alike.stream().map(one -> one.version).collect(Collectors.joining(", "));
    return switch (alike.getFirst().errorDetails.errorCode) {
      case CoreErrorCode code when code == CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED ->
          notYet(schema, "lacks the migrations " + which);
      case CoreErrorCode code when code == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED -> new Finding.Failure(
          "the schema " + schema.module() + " has the migrations " + which + " of a newer oO",
          "git pull --ff-only && ./oo doctor   # or install the release that the database was migrated with");
      case CoreErrorCode code when code == CoreErrorCode.CHECKSUM_MISMATCH -> new Finding.Failure(
          "the migrations " + which + " of the schema " + schema.module() + " are not those that were applied",
          "git diff origin/main -- contracts/sql   # put the published migrations back, and write a new one instead");
      default -> new Finding.Failure("the migrations " + which + " of the schema " + schema.module() + " failed",
          access.psql("SELECT version, script FROM " + schema.module() + ".flyway_schema_history WHERE NOT success")
              + "   # see the server's log for why");
    };
  }

  private Finding notYet(ModuleSchema schema, String what) {
    return new Finding.Failure("the schema " + schema.module() + " " + what, start + "   # migrates before it serves");
  }
}
