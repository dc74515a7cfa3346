package oo.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import oo.bench.echo.EchoServer;
import oo.bench.load.Request;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import oo.development.servers.EmbeddedPostgresServer;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL and a token issuer for one run, which leaves nothing behind. */
public final class Installation implements AutoCloseable {

  /** The app's pools, T3's clients and whoever looks. */
  private static final int CONNECTIONS = 300;

  private static final String DATABASE = "postgres";

  private final Home home;
  private final EmbeddedPostgresServer postgres;
  private final Issuer issuer;
  private int sites;

  private Installation(Home home, EmbeddedPostgresServer postgres, Issuer issuer) {
    this.home = home;
    this.postgres = postgres;
    this.issuer = issuer;
  }

  public static Installation start(Home home) {
    return start(home, EmbeddedPostgresServer.temporary());
  }

  /** @param postgres is closed with it */
  public static Installation start(Home home, EmbeddedPostgresServer postgres) {
    try {
      allowConnections(postgres);
      return new Installation(home, postgres, new Issuer());
    } catch (RuntimeException failed) {
      postgres.close();
      throw failed;
    }
  }

  private static void allowConnections(EmbeddedPostgresServer postgres) {
    try (var connection = postgres.adminDataSource().getConnection(); var statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET max_connections = " + CONNECTIONS);
    } catch (SQLException refused) {
      throw new IllegalStateException("PostgreSQL could not be configured", refused);
    }
    postgres.stop();
    postgres.restart();
  }

  public EmbeddedPostgresServer postgres() {
    return postgres;
  }

  public Issuer issuer() {
    return issuer;
  }

  /** Where files of this run may lie. */
  public Path folder() {
    return postgres.dataDir();
  }

  /** An app with a database of its own, which answers when this returns. */
  public Site site(List<String> javaOptions, Map<String, String> more) {
    String database = "site_" + ++sites;
    try (var connection = postgres.adminDataSource().getConnection(); var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException refused) {
      throw new IllegalStateException("a database could not be made", refused);
    }
    return site(database, javaOptions, more);
  }

  /** An app on a database that another one left, which answers when this returns. */
  public Site site(String database, List<String> javaOptions, Map<String, String> more) {
    return new Site(this, database, startApp(database, javaOptions, more), !"off".equals(more.get("OO_RELAYS")));
  }

  /** An app on the first database. */
  public App startApp(List<String> javaOptions) {
    return startApp(DATABASE, javaOptions, freePort(), Map.of());
  }

  /** An app on the first database, and on this port. @param more settings that go before the usual ones */
  public App startApp(List<String> javaOptions, int port, Map<String, String> more) {
    return startApp(DATABASE, javaOptions, port, more);
  }

  App startApp(String database, List<String> javaOptions, Map<String, String> more) {
    return startApp(database, javaOptions, freePort(), more);
  }

  /**
   * @param javaOptions of the virtual machine, all of them
   * @param more settings that are not this benchmark's usual ones
   */
  private App startApp(String database, List<String> javaOptions, int port, Map<String, String> more) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-cp", home.appClassPath()));
    // After the class path, so that they can name the libraries of another build.
    command.addAll(javaOptions);
    command.addAll(List.of("oo.bootstrap.Main", "start"));
    var process = new ProcessBuilder(command).directory(folder().toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("OO_"));
    process.environment().putAll(settings(database, port));
    process.environment().putAll(more);
    return new App(process, port, folder().resolve("app-" + port + ".log"));
  }

  /** A command beside the app of this database. @param out what it prints goes there; null where nobody wants it */
  public Tool tool(String database, List<String> javaOptions, @Nullable Path out, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", home.appClassPath(), "oo.bootstrap.Main"));
    command.addAll(arguments);
    var process = new ProcessBuilder(command).directory(folder().toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("OO_"));
    process.environment().putAll(settings(database, freePort()));
    process.redirectOutput(out == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(out.toFile()));
    return new Tool(process, folder().resolve("tool.err"));
  }

  /** {@code ./oo start} on the first database, as it is packaged. */
  public App launch(Map<String, String> environment) {
    int port = freePort();
    var process = new ProcessBuilder(home.folder().resolve("oo").toString(), "start").directory(folder().toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("OO_"));
    process.environment().putAll(settings(DATABASE, port));
    process.environment().putAll(environment);
    return new App(process, port, folder().resolve("app-" + port + ".log"));
  }

  /** New users of an app. */
  public Users users(App app) {
    return new Users(issuer, app.port());
  }

  /** Those of an app on the first database, for whoever works beside it. */
  public Settings settings() {
    return SettingsSource.read(settings(DATABASE, 0)::get);
  }

  /** The echo server, by the same virtual machine with the same options. */
  public App startEcho(List<String> javaOptions) {
    int port = freePort();
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoServer.class.getName(), Integer.toString(port)));
    var echo = new App(new ProcessBuilder(command).directory(folder().toFile()), port, folder().resolve("echo.log"));
    try {
      echo.untilAnswering(Request.bytes("GET", "/v1/tips", "", "", "", ""));
      return echo;
    } catch (RuntimeException failed) {
      echo.close();
      throw failed;
    }
  }

  private Map<String, String> settings(String database, int port) {
    // No balancer stands before it: it need not wait before it stops.
    var settings = new TreeMap<>(Map.of("OO_STOP_GRACE", "0"));
    settings.putAll(Map.of(
        "OO_DATABASE_URL", postgres.url(database),
        "OO_DATABASE_ADMIN_USER", postgres.adminUser(),
        "OO_DATABASE_ADMIN_PASSWORD", postgres.adminPassword(),
        "OO_HTTP_PORT", Integer.toString(port),
        "OO_OBSERVE_PORT", "0",
        "OO_PUBLIC_URL", "http://localhost:" + port,
        "OO_ISSUER", Issuer.NAME,
        "OO_JWKS_URL", issuer.keys().toString(),
        "OO_AUDIENCE", Issuer.AUDIENCE));
    // Migrating sets the roles' passwords, and this server is gone when the run is.
    Settings.SCHEMAS.forEach(module -> settings.put(
        "OO_DATABASE_PASSWORD_" + module.toUpperCase(Locale.ROOT), "only-for-this-run-" + module));
    return settings;
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException noneFree) {
      throw new UncheckedIOException(noneFree);
    }
  }

  @Override
  public void close() {
    issuer.close();
    postgres.close();
  }
}
