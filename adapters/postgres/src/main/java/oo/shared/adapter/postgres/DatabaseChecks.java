package oo.shared.adapter.postgres;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import oo.shared.application.Check;

/** Whether the database is as oO needs it. Every session of it is read-only, by the server's own word. */
public final class DatabaseChecks {

  private static final Set<String> REACHED = Set.of("database");

  private final ReadOnlyAccess access;
  private final Supplier<List<ModuleSchema>> schemas;
  private final String start;
  private final InstantSource clock;

  /**
   * @param admin who migrates
   * @param schemas asked for by a check and not before, for bad settings have none
   * @param start the command that starts oO, and with it migrates
   */
  public DatabaseChecks(
      String url, String admin, String adminPassword, Supplier<List<ModuleSchema>> schemas, String start, InstantSource clock) {
    this.access = new ReadOnlyAccess(url, admin, adminPassword);
    this.schemas = schemas;
    this.start = start;
    this.clock = clock;
  }

  /** A shell's line that has the admin run a statement; it asks for the password. */
  public String psql(String statement) {
    return access.psql(statement);
  }

  public List<Check> all() {
    var server = new ServerChecks(access, schemas, clock);
    var roles = new RoleChecks(access, schemas, start);
    var rights = new RightsCheck(access, schemas);
    var migrations = new MigrationsCheck(access, schemas, start);
    return List.of(
        new Check("database", Set.of(), server::reachable),
        new Check("durability", REACHED, server::durability),
        new Check("roles", REACHED, roles::examine),
        new Check("rights", REACHED, rights::examine),
        new Check("migrations", REACHED, migrations::examine),
        new Check("clock", REACHED, server::clock),
        new Check("storage", REACHED, server::storage));
  }
}
