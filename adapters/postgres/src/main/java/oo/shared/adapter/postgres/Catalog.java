package oo.shared.adapter.postgres;

import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What is read of PostgreSQL's own catalogue (PostgreSQL 18 manual, chapters 52 and 53). */
final class Catalog {

  static final Table<Record> SETTINGS = table("pg_settings");
  static final Field<String> NAME = text("pg_settings", "name");
  static final Field<String> SETTING = text("pg_settings", "setting");

  static final Table<Record> DATABASES = table("pg_database");
  static final Field<String> DATABASE_NAME = text("pg_database", "datname");
  static final Field<Long> TABLESPACE = number("pg_database", "dattablespace");

  static final Table<Record> ROLES = table("pg_roles");
  static final Field<Long> ROLE = number("pg_roles", "oid");
  static final Field<String> ROLE_NAME = text("pg_roles", "rolname");
  static final Field<Boolean> CAN_LOG_IN = flag("pg_roles", "rolcanlogin");

  static final Table<Record> MEMBERS = table("pg_auth_members");
  static final Field<Long> MEMBER = number("pg_auth_members", "member");
  static final Field<Long> MEMBER_OF = number("pg_auth_members", "roleid");

  static final Table<Record> SCHEMAS = table("pg_namespace");
  static final Field<Long> SCHEMA = number("pg_namespace", "oid");
  static final Field<String> SCHEMA_NAME = text("pg_namespace", "nspname");

  static final Table<Record> RELATIONS = table("pg_class");
  static final Field<Long> RELATION = number("pg_class", "oid");
  static final Field<String> RELATION_NAME = text("pg_class", "relname");
  static final Field<Long> RELATION_SCHEMA = number("pg_class", "relnamespace");
  static final Field<String> RELATION_KIND = text("pg_class", "relkind");

  private Catalog() {}

  static Field<Boolean> flag(String table, String column) {
    return DSL.field(name(table, column), SQLDataType.BOOLEAN);
  }

  /** One of PostgreSQL's own functions. */
  static <T> Field<T> call(String function, DataType<T> type, Field<?>... arguments) {
    return DSL.function(name(function), type, arguments);
  }

  private static Table<Record> table(String name) {
    return DSL.table(name(name));
  }

  private static Field<String> text(String table, String column) {
    return DSL.field(name(table, column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String table, String column) {
    return DSL.field(name(table, column), SQLDataType.BIGINT);
  }

  private static Name name(String... parts) {
    return DSL.name("pg_catalog").append(DSL.name(parts));
  }
}
