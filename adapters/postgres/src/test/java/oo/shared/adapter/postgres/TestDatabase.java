package oo.shared.adapter.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import oo.development.servers.EmbeddedPostgresServer;
import org.flywaydb.core.Flyway;

/**
 * A fresh database with the schemas of all modules, on the one real PostgreSQL of this JVM.
 *
 * <p>Use one a test class: {@code static final TestDatabase DATABASE = TestDatabase.create();}, closed after all tests.
 * Migrations run once; further databases are copies and take a tenth of a second.
 */
public final class TestDatabase implements AutoCloseable {

  /** Modules that own a schema. */
  public static final List<String> MODULES = List.of("integrations", "profile", "recommender");

  private static final Path CONTRACTS = Path.of("../../contracts/sql");
  private static final String TEMPLATE = "oo_template";
  private static final String PASSWORD = "it's only for tests";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final class Shared {
    static final EmbeddedPostgresServer SERVER = migrated();

    static EmbeddedPostgresServer migrated() {
      var server = EmbeddedPostgresServer.temporary();
      createMigrated(server, TEMPLATE);
      return server;
    }
  }

  private final EmbeddedPostgresServer server;
  private final String name;
  private final List<ModuleDatabase> opened = new ArrayList<>();

  private TestDatabase(EmbeddedPostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  public static synchronized TestDatabase create() {
    var name = "test_" + NUMBER.incrementAndGet();
    run(Shared.SERVER.adminDataSource(), "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return new TestDatabase(Shared.SERVER, name);
  }

  /**
   * With the recommender's schema alone, and without the migrations whose names begin so; {@link #migrate} makes up for them.
   *
   * @param some where the others are copied to
   */
  public static TestDatabase createWithout(String prefix, Path some) throws IOException {
    for (var scripts : List.of("events/template", "recommender")) {
      try (var files = Files.newDirectoryStream(CONTRACTS.resolve(scripts), file -> !file.getFileName().toString().startsWith(prefix))) {
        for (var file : files) {
          Files.copy(file, some.resolve(file.getFileName()));
        }
      }
    }
    var name = "test_" + NUMBER.incrementAndGet();
    run(Shared.SERVER.adminDataSource(), "CREATE DATABASE " + name);
    var database = new TestDatabase(Shared.SERVER, name);
    var whole = SchemaMigrations.flyway(database.admin(), new ModuleSchema("recommender", PASSWORD));
    Flyway.configure().configuration(whole.getConfiguration()).locations("filesystem:" + some).load().migrate();
    return database;
  }

  /** As a start of the app does. */
  public void migrate() {
    new SchemaMigrations(url(), server.adminUser(), server.adminPassword()).migrate(schemas());
  }

  /** On a server of the test's own, which it can kill and restart; migrated in about a second. */
  public static TestDatabase createOn(EmbeddedPostgresServer server) {
    var name = "test_" + NUMBER.incrementAndGet();
    createMigrated(server, name);
    return new TestDatabase(server, name);
  }

  /** Opens a pool of eight as the module's role; closed with this. */
  public ModuleDatabase open(String module) {
    return open(settings(module, 8));
  }

  /** Opens a pool; closed with this. */
  public synchronized ModuleDatabase open(DatabaseSettings settings) {
    var database = new ModuleDatabase(settings);
    opened.add(database);
    return database;
  }

  public DatabaseSettings settings(String module, int poolSize) {
    return DatabaseSettings.of(url(), ModuleSchema.role(module), PASSWORD, poolSize);
  }

  public String url() {
    return server.url(name);
  }

  /** Unpooled connections of the superuser. */
  public DataSource admin() {
    return server.adminDataSource(name);
  }

  /** Runs one or more statements as the superuser. */
  public void asAdmin(String sql) {
    run(admin(), sql);
  }

  @Override
  public synchronized void close() {
    opened.forEach(ModuleDatabase::close);
    if (server.isRunning()) {
      run(server.adminDataSource(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }
  }

  static List<ModuleSchema> schemas() {
    return MODULES.stream().map(module -> new ModuleSchema(module, PASSWORD)).toList();
  }

  private static void createMigrated(EmbeddedPostgresServer server, String name) {
    run(server.adminDataSource(), "CREATE DATABASE " + name);
    new SchemaMigrations(server.url(name), server.adminUser(), server.adminPassword()).migrate(schemas());
  }

  private static void run(DataSource source, String sql) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
