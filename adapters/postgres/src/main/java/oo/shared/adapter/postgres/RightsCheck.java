package oo.shared.adapter.postgres;

import static org.jooq.impl.DSL.inline;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import oo.shared.application.Finding;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** That no role can do more than its module needs. */
final class RightsCheck {

  /** By column of {@code pg_roles}, what a role must be told to lose it. */
  private static final Map<String, String> ATTRIBUTES = new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("rolsuper", "SUPERUSER");
    ATTRIBUTES.put("rolcreaterole", "CREATEROLE");
    ATTRIBUTES.put("rolcreatedb", "CREATEDB");
    ATTRIBUTES.put("rolreplication", "REPLICATION");
    ATTRIBUTES.put("rolbypassrls", "BYPASSRLS");
  }

  private static final String ANY = "SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER";

  private final ReadOnlyAccess access;
  private final Supplier<List<ModuleSchema>> schemas;

  RightsCheck(ReadOnlyAccess access, Supplier<List<ModuleSchema>> schemas) {
    this.access = access;
    this.schemas = schemas;
  }

  List<Finding> examine() throws SQLException {
    return access.asAdmin(dsl -> {
      var findings = new ArrayList<Finding>();
      for (var schema : schemas.get()) {
        var powers = powers(dsl, schema);
        findings.addAll(powers);
        // A superuser has every right; telling each would hide the cause.
        if (powers.isEmpty()) {
          findings.addAll(memberships(dsl, schema));
          findings.addAll(foreign(dsl, schema));
          findings.addAll(rewriting(dsl, schema));
        }
      }
      return findings.isEmpty()
          ? List.of(new Finding.Fine("every role can use its own schema and nothing else")) : findings;
    });
  }

  private List<Finding> powers(DSLContext dsl, ModuleSchema schema) {
    return ATTRIBUTES.entrySet().stream()
        .filter(attribute -> dsl.fetchExists(DSL.selectOne().from(Catalog.ROLES)
            .where(Catalog.ROLE_NAME.eq(schema.role()), Catalog.flag("pg_roles", attribute.getKey()).isTrue())))
        .<Finding>map(attribute -> new Finding.Failure(
            "the role " + schema.role() + " has the power " + attribute.getValue(),
            access.psql("ALTER ROLE " + schema.role() + " NO" + attribute.getValue())))
        .toList();
  }

  private List<Finding> memberships(DSLContext dsl, ModuleSchema schema) {
    var member = DSL.field(DSL.select(Catalog.ROLE).from(Catalog.ROLES).where(Catalog.ROLE_NAME.eq(schema.role())));
    return dsl.select(Catalog.ROLE_NAME).from(Catalog.MEMBERS).join(Catalog.ROLES).on(Catalog.ROLE.eq(Catalog.MEMBER_OF))
        .where(Catalog.MEMBER.eq(member)).fetch(Catalog.ROLE_NAME).stream()
        .<Finding>map(group -> new Finding.Failure("the role " + schema.role() + " is a member of " + group,
            access.psql("REVOKE " + group + " FROM " + schema.role())))
        .toList();
  }

  private List<Finding> foreign(DSLContext dsl, ModuleSchema schema) {
    var others = schemas.get().stream().map(ModuleSchema::module).filter(other -> !other.equals(schema.module())).toList();
    var relation = DSL.selectOne().from(Catalog.RELATIONS).where(Catalog.RELATION_SCHEMA.eq(Catalog.SCHEMA),
        Catalog.RELATION_KIND.in("r", "p", "v", "m", "f"), onTable(ANY));
    return dsl.select(Catalog.SCHEMA_NAME).from(Catalog.SCHEMAS).crossJoin(Catalog.ROLES)
        .where(Catalog.SCHEMA_NAME.in(others), Catalog.ROLE_NAME.eq(schema.role()),
            granted("has_schema_privilege", Catalog.SCHEMA, "USAGE, CREATE").or(DSL.exists(relation)))
        .orderBy(Catalog.SCHEMA_NAME).fetch(Catalog.SCHEMA_NAME).stream()
        .<Finding>map(other -> new Finding.Failure("the role " + schema.role() + " has rights on the schema " + other,
            access.psql("REVOKE ALL ON SCHEMA " + other + " FROM PUBLIC, " + schema.role()
                + "; REVOKE ALL ON ALL TABLES IN SCHEMA " + other + " FROM PUBLIC, " + schema.role())))
        .toList();
  }

  /** What happened is not changed: nobody but its owner rewrites the outbox. */
  private List<Finding> rewriting(DSLContext dsl, ModuleSchema schema) {
    var rewrites = dsl.fetchExists(DSL.selectOne().from(Catalog.RELATIONS).join(Catalog.SCHEMAS)
        .on(Catalog.SCHEMA.eq(Catalog.RELATION_SCHEMA)).crossJoin(Catalog.ROLES).where(Catalog.SCHEMA_NAME.eq(schema.module()),
            Catalog.RELATION_NAME.eq("outbox"), Catalog.ROLE_NAME.eq(schema.role()), onTable("UPDATE, DELETE, TRUNCATE")));
    return rewrites ? List.of(new Finding.Failure("the role " + schema.role() + " can rewrite its outbox",
        access.psql("REVOKE UPDATE, DELETE, TRUNCATE ON " + schema.module() + ".outbox FROM " + schema.role()))) : List.of();
  }

  private static Condition onTable(String rights) {
    return granted("has_table_privilege", Catalog.RELATION, rights);
  }

  /** By the role's own row, so that a role that is not there gives no row instead of an error. */
  private static Condition granted(String function, Field<Long> what, String rights) {
    return DSL.condition(Catalog.call(function, SQLDataType.BOOLEAN, Catalog.ROLE, what, inline(rights)));
  }
}
