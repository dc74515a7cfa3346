package oo.shared.adapter.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import oo.shared.application.Finding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** That every module's role is there and can log in with the configured password. */
final class RoleChecks {

  private final ReadOnlyAccess access;
  private final Supplier<List<ModuleSchema>> schemas;
  private final String start;

  RoleChecks(ReadOnlyAccess access, Supplier<List<ModuleSchema>> schemas, String start) {
    this.access = access;
    this.schemas = schemas;
    this.start = start;
  }

  List<Finding> examine() throws SQLException {
    Map<String, Boolean> roles = access.asAdmin(dsl -> dsl.select(Catalog.ROLE_NAME, Catalog.CAN_LOG_IN)
        .from(Catalog.ROLES).where(Catalog.ROLE_NAME.in(schemas.get().stream().map(ModuleSchema::role).toList()))
        .fetchMap(Catalog.ROLE_NAME, Catalog.CAN_LOG_IN));
    var findings = new ArrayList<Finding>();
    for (var schema : schemas.get()) {
      var role = schema.role();
      if (!roles.containsKey(role)) {
        findings.add(new Finding.Failure("the role " + role + " does not exist", start + "   # makes it when it migrates"));
      } else if (!roles.get(role)) {
        findings.add(new Finding.Failure(
            "the role " + role + " may not log in", access.psql("ALTER ROLE " + role + " LOGIN")));
      } else {
        findings.addAll(session(schema));
      }
    }
    return findings.isEmpty() ? List.of(new Finding.Fine("all " + schemas.get().size() + " roles log in")) : findings;
  }

  private List<Finding> session(ModuleSchema schema) {
    try {
      var path = access.as(schema.role(), schema.password(), dsl -> dsl.select(
          Catalog.call("current_setting", SQLDataType.VARCHAR, DSL.inline("search_path"))).fetchSingle().value1());
      return path.equals(schema.module()) ? List.of() : List.of(new Finding.Failure(
          "the role " + schema.role() + " looks for its tables in " + path + " instead of " + schema.module(),
          access.psql("ALTER ROLE " + schema.role() + " SET search_path = " + schema.module())));
    } catch (SQLException refused) {
      return List.of("28P01".equals(refused.getSQLState())
          ? new Finding.Failure("the role " + schema.role() + " has another password than the configured one",
              start + "   # sets it when it migrates; or correct OO_DATABASE_PASSWORD_" + schema.module().toUpperCase(java.util.Locale.ROOT))
          : new Finding.Failure("the role " + schema.role() + " cannot log in (" + refused.getSQLState() + ": "
              + ServerChecks.oneLine(refused) + ")", access.psql("\\\\du " + schema.role())));
    }
  }
}
