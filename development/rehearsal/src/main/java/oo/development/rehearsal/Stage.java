package oo.development.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import oo.bootstrap.logs.Logs;
import oo.bootstrap.wiring.Databases;
import oo.development.servers.DevelopmentIssuer;
import oo.development.servers.DevelopmentTokens;
import oo.development.servers.EmbeddedPostgresServer;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL and a token issuer for rehearsals, which leave nothing behind. */
public final class Stage implements AutoCloseable {

  private static final String PATTERN = "pattern";
  private static final String AUDIENCE = "oo";
  private static final Duration VALID = Duration.ofHours(24);
  private static final Set<String> SCOPES = new LinkedHashSet<>(List.of(
      "tips:read", "tips:write", "feedback:write", "calendars:read", "calendars:write", "preferences:read",
      "preferences:write", "consents:read", "consents:write"));

  private final EmbeddedPostgresServer postgres;
  private final DevelopmentIssuer issuer;
  private final DevelopmentTokens tokens;
  private final AtomicInteger shows = new AtomicInteger();

  private Stage(EmbeddedPostgresServer postgres) {
    this.postgres = postgres;
    this.issuer = DevelopmentIssuer.start(postgres.dataDir(), 0);
    this.tokens = new DevelopmentTokens(postgres.dataDir(), Clock.systemUTC());
  }

  /** @throws oo.development.servers.ServerStartException when its servers do not start */
  public static Stage open() {
    var postgres = EmbeddedPostgresServer.temporary();
    try {
      hurry(postgres);
      var stage = new Stage(postgres);
      stage.execute("CREATE DATABASE " + PATTERN);
      var settings = stage.settings(PATTERN, null);
      Logs.apply(settings.telemetry());
      Databases.migrate(settings);
      return stage;
    } catch (RuntimeException failed) {
      postgres.close();
      throw failed;
    }
  }

  /** Nothing of a rehearsal need survive a power cut. */
  private static void hurry(EmbeddedPostgresServer postgres) {
    for (String setting : List.of("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 200",
        "shared_buffers = '256MB'", "max_wal_size = '4GB'")) {
      execute(postgres, "ALTER SYSTEM SET " + setting);
    }
    postgres.stop();
    postgres.restart();
  }

  /**
   * Starts an application on an empty database; one at a time, for all set the passwords of the same roles.
   *
   * @param policies the file of policies
   * @param seed of the draws; in what order they are made is up to those who ask
   * @param chooser decides instead of the file's policies; null for these
   */
  public synchronized Show begin(Path policies, Instant at, long seed, @Nullable Chooser chooser) {
    String database = "show_" + shows.incrementAndGet();
    execute("CREATE DATABASE " + database + " TEMPLATE " + PATTERN);
    try {
      var backlog = new Backlog(postgres.adminDataSource(database).getConnection());
      return new Show(settings(database, policies), backlog, this::token, at, seed, chooser);
    } catch (SQLException refused) {
      throw new IllegalStateException("PostgreSQL could not be reached", refused);
    }
  }

  private String token(String user) {
    return tokens.mint(user, SCOPES, VALID, AUDIENCE);
  }

  private void execute(String statement) {
    execute(postgres, statement);
  }

  private static void execute(EmbeddedPostgresServer postgres, String sql) {
    try (var connection = postgres.adminDataSource().getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException("PostgreSQL refused: " + sql, refused);
    }
  }

  private Settings settings(String database, @Nullable Path policies) {
    var values = new TreeMap<>(Map.of(
        "OO_DATABASE_URL", postgres.url(database),
        "OO_DATABASE_ADMIN_USER", postgres.adminUser(),
        "OO_DATABASE_ADMIN_PASSWORD", postgres.adminPassword(),
        "OO_HTTP_PORT", "0",
        "OO_OBSERVE_PORT", "0",
        "OO_STOP_GRACE", "0",
        "OO_PUBLIC_URL", "http://localhost",
        "OO_ISSUER", issuer.url().toString(),
        "OO_JWKS_URL", issuer.jwks().toString(),
        "OO_AUDIENCE", AUDIENCE));
    values.put("OO_LOG_FORMAT", "text");
    // What would be news to an operator happens many times a second here.
    values.put("OO_LOG_LEVEL", "ERROR");
    if (policies != null) {
      values.put("OO_POLICIES", policies.toString());
    }
    // Roles are the server's: every show has the same passwords.
    Settings.SCHEMAS.forEach(module -> values.put(
        "OO_DATABASE_PASSWORD_" + module.toUpperCase(Locale.ROOT), "only-for-rehearsals-" + module));
    return SettingsSource.read(values::get);
  }

  /** A file that is gone with the stage. */
  public Path file(String name, String text) {
    try {
      return Files.writeString(postgres.dataDir().resolve(name), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    issuer.close();
    postgres.close();
  }
}
