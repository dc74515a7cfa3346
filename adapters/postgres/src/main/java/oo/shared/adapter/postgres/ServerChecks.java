package oo.shared.adapter.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import oo.shared.application.Finding;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The server itself: that it is there, what it promises, its clock and its size. */
final class ServerChecks {

  /** The first with {@code transaction_timeout}, which every session sets. */
  private static final int OLDEST = 17;
  private static final int TESTED = 18;
  private static final List<String> PROMISES = List.of("fsync", "full_page_writes", "synchronous_commit");
  private static final Duration NOTABLE_SKEW = Duration.ofMillis(500);
  private static final Duration HARMFUL_SKEW = Duration.ofSeconds(5);

  private final ReadOnlyAccess access;
  private final Supplier<List<ModuleSchema>> schemas;
  private final InstantSource clock;

  ServerChecks(ReadOnlyAccess access, Supplier<List<ModuleSchema>> schemas, InstantSource clock) {
    this.access = access;
    this.schemas = schemas;
    this.clock = clock;
  }

  List<Finding> reachable() {
    try {
      return List.of(version(access.asAdmin(dsl -> Integer.parseInt(setting(dsl, "server_version_num")))));
    } catch (IllegalArgumentException noUrl) {
      return List.of(new Finding.Failure("OO_DATABASE_URL cannot be understood",
          "export OO_DATABASE_URL=jdbc:postgresql://db.internal:5432/oo"));
    } catch (SQLException refused) {
      return List.of(unreachable(refused));
    }
  }

  /** @param number as in {@code server_version_num}: 180006 is 18.6 */
  Finding version(int number) {
    String found = "PostgreSQL " + number / 10_000 + "." + number % 10_000 + " at " + access.place();
    if (number / 10_000 < OLDEST) {
      return new Finding.Failure(found + " is too old, oO needs " + OLDEST + " or newer",
          "pg_upgrade --help   # then point OO_DATABASE_URL at the upgraded server");
    }
    return number / 10_000 == TESTED ? new Finding.Fine(found) : new Finding.Warning(
        found + ", while oO is tested with " + TESTED, "pg_upgrade --help   # before the next release of oO");
  }

  private Finding unreachable(SQLException refused) {
    return switch (refused.getSQLState() == null ? "" : refused.getSQLState()) {
      case "28P01", "28000" -> new Finding.Failure(
          "the database at " + access.place() + " refuses the user " + access.admin() + " or the password",
          "export OO_DATABASE_ADMIN_USER=oo_admin OO_DATABASE_ADMIN_PASSWORD='…'   # as the server knows them");
      case "3D000" -> new Finding.Failure("there is no database " + access.database() + " at " + access.place(),
          "createdb " + access.where() + " " + access.database());
      default -> new Finding.Failure(
          "no PostgreSQL answers at " + access.place() + " (" + refused.getSQLState() + ": " + oneLine(refused) + ")",
          "pg_isready " + access.where() + "   # start it, or correct OO_DATABASE_URL");
    };
  }

  List<Finding> durability() throws SQLException {
    var findings = new ArrayList<Finding>();
    Map<String, String> settings = access.asAdmin(dsl -> dsl.select(Catalog.NAME, Catalog.SETTING)
        .from(Catalog.SETTINGS).where(Catalog.NAME.in(PROMISES)).fetchMap(Catalog.NAME, Catalog.SETTING));
    settings.forEach((name, value) -> {
      if (value.equals("off")) {
        findings.add(lost(name, "the server", "ALTER SYSTEM SET " + name + " = on"));
      }
    });
    if (!"off".equals(settings.get("synchronous_commit"))) {
      schemas.get().stream().filter(this::commitsLater).forEach(schema -> findings.add(lost("synchronous_commit", "the role "
          + schema.role(), "ALTER ROLE " + schema.role() + " RESET synchronous_commit")));
    }
    if (findings.isEmpty()) {
      findings.add(new Finding.Fine("what is committed is on disk: fsync, full_page_writes and synchronous_commit are on"));
    }
    return findings;
  }

  private Finding lost(String setting, String where, String statement) {
    return new Finding.Failure(setting + " is off for " + where + ": what was acknowledged can be lost",
        statement.startsWith("ALTER SYSTEM")
            ? access.psql(statement) + " -c \"SELECT pg_reload_conf()\"" : access.psql(statement));
  }

  /** Whether the module's own sessions are set otherwise than the server; one that cannot log in is told elsewhere. */
  private boolean commitsLater(ModuleSchema schema) {
    try {
      return access.as(schema.role(), schema.password(), dsl -> setting(dsl, "synchronous_commit")).equals("off");
    } catch (SQLException cannotLogIn) {
      return false;
    }
  }

  List<Finding> clock() throws SQLException {
    return access.asAdmin(dsl -> {
      var now = DSL.field(DSL.select(Catalog.call("clock_timestamp", SQLDataType.INSTANT)));
      // The first statement of a session takes longer, and the time of the answer is known only as well as that.
      dsl.select(now).fetch();
      Instant before = clock.instant();
      Instant theirs = dsl.select(now).fetchSingle().value1();
      return List.of(skew(before, theirs, clock.instant()));
    });
  }

  /** @param theirs was read at some moment between the other two */
  private static Finding skew(Instant before, Instant theirs, Instant after) {
    Duration ahead = Duration.between(after, theirs);
    Duration behind = Duration.between(theirs, before);
    Duration skew = ahead.compareTo(behind) > 0 ? ahead : behind;
    String told = "the database's clock is " + skew.toMillis() + " ms " + (ahead.compareTo(behind) > 0 ? "ahead" : "behind");
    String remedy = "timedatectl set-ntp true   # here and on the database's machine";
    if (skew.compareTo(HARMFUL_SKEW) > 0) {
      return new Finding.Failure(told + ": quiet hours, cooldowns and events would be judged by the wrong time", remedy);
    }
    return skew.compareTo(NOTABLE_SKEW) > 0 ? new Finding.Warning(told, remedy)
        : new Finding.Fine("the clocks here and at the database agree");
  }

  List<Finding> storage() throws SQLException {
    return access.asAdmin(dsl -> {
      var name = Catalog.call("current_database", SQLDataType.VARCHAR);
      var oid = DSL.field(DSL.select(Catalog.TABLESPACE).from(Catalog.DATABASES).where(Catalog.DATABASE_NAME.eq(name)));
      var sizes = dsl.select(
          Catalog.call("pg_database_size", SQLDataType.BIGINT, name),
          Catalog.call("pg_tablespace_size", SQLDataType.BIGINT, oid)).fetchSingle();
      return List.of(new Finding.Fine("the database has " + megabytes(sizes.value1()) + ", its tablespace "
          + megabytes(sizes.value2()) + "; the server's free space is not told over SQL"));
    });
  }

  private static String megabytes(long bytes) {
    return (bytes + (1 << 20) - 1 >> 20) + " MB";
  }

  private static String setting(DSLContext dsl, String name) {
    Field<String> value = Catalog.call("current_setting", SQLDataType.VARCHAR, DSL.inline(name));
    return dsl.select(value).fetchSingle().value1();
  }

  static String oneLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
  }
}
