package oo.bootstrap.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oo.bootstrap.Settings;
import oo.gateway.application.port.HealthCheck;
import oo.shared.adapter.metrics.PoolMeters;
import oo.shared.adapter.postgres.DatabaseChecks;
import oo.shared.adapter.postgres.DatabaseSettings;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.ModuleSchema;
import oo.shared.adapter.postgres.SchemaMigrations;

/** One pool a module, each with its own role; the schemas are migrated by the admin. */
public final class Databases implements AutoCloseable {

  private final Map<String, ModuleDatabase> databases = new LinkedHashMap<>();

  public Databases(Settings settings, TelemetryWiring telemetry) {
    for (String module : Settings.SCHEMAS) {
      databases.put(module, new ModuleDatabase(databaseSettings(settings, module), new PoolMeters(telemetry.metrics(), module)));
    }
  }

  private static DatabaseSettings databaseSettings(Settings settings, String module) {
    var usual = DatabaseSettings.of(
        settings.database().url(), ModuleSchema.role(module), settings.modulePassword(module), settings.database().poolSize());
    // The import of a calendar of the largest size takes seconds, and the next one of that user waits for it.
    return module.equals("integrations")
        ? new DatabaseSettings(usual.url(), usual.role(), usual.password(), usual.poolSize(), usual.connectionTimeout(),
            Duration.ofSeconds(15), usual.transactionTimeout(), Duration.ofSeconds(20))
        : usual;
  }

  /** @return how many migrations were applied */
  public static int migrate(Settings settings) {
    var database = settings.database();
    return new SchemaMigrations(database.url(), database.adminUser(), database.adminPassword()).migrate(schemas(settings));
  }

  /** @param start the command that starts oO */
  static DatabaseChecks checks(Settings settings, String start, InstantSource clock) {
    var database = settings.database();
    return new DatabaseChecks(
        database.url(), database.adminUser(), database.adminPassword(), () -> schemas(settings), start, clock);
  }

  private static List<ModuleSchema> schemas(Settings settings) {
    return Settings.SCHEMAS.stream().map(module -> new ModuleSchema(module, settings.modulePassword(module))).toList();
  }

  public ModuleDatabase of(String module) {
    return databases.get(module);
  }

  /** Ready means that every module reaches its schema. */
  public HealthCheck health() {
    return new HealthCheck() {
      @Override
      public String name() {
        return "database";
      }

      @Override
      public State state() {
        return databases.values().stream().allMatch(ModuleDatabase::isReachable) ? State.UP : State.DOWN;
      }
    };
  }

  @Override
  public void close() {
    databases.values().forEach(ModuleDatabase::close);
  }
}
