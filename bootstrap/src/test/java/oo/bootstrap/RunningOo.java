package oo.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oo.auth.domain.Identity;
import oo.development.servers.DevelopmentIssuer;
import oo.development.servers.DevelopmentTokens;
import oo.development.servers.EmbeddedPostgresServer;
import oo.gateway.adapter.http.ContractCheckingClient;
import oo.recommender.domain.ledger.Retention;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** The whole application over a temporary PostgreSQL and token issuer. */
public final class RunningOo implements AutoCloseable {

  /** Of operators, and those of users. */
  static final Set<String> EVERY_SCOPE = Set.of(
      "tips:read", "tips:write", "feedback:write", "calendars:read", "calendars:write", "preferences:read",
      "preferences:write", "consents:read", "consents:write", "operator:read", "operator:write");

  private static final Set<String> SCOPES = Set.of(
      "tips:read", "tips:write", "feedback:write", "calendars:read", "calendars:write", "preferences:read",
      "preferences:write", "consents:read", "consents:write");

  private final Path folder;
  private final EmbeddedPostgresServer postgres;
  private final DevelopmentIssuer issuer;
  private final Settings settings;
  private Oo app;

  private RunningOo(
      Settings.Telemetry telemetry, Settings.@Nullable Nats nats, Settings.Work work, Settings.@Nullable Scorer scorer) {
    try {
      this.folder = Files.createTempDirectory("oo-issuer");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    this.postgres = EmbeddedPostgresServer.temporary();
    this.issuer = DevelopmentIssuer.start(folder, 0);
    this.settings = new Settings(
        new Settings.Database(postgres.url("postgres"), postgres.adminUser(), postgres.adminPassword(), 8),
        new Settings.Http("127.0.0.1", 0, 0, URI.create("http://localhost:8080"), Duration.ZERO),
        new Settings.Tokens(issuer.url(), issuer.jwks(), "oo"),
        Settings.SCHEMAS.stream().collect(Collectors.toMap(module -> module, module -> "password-of-" + module)),
        List.of("https://app.example.com"), true, work, telemetry, nats, Retention.FOREVER, scorer);
    this.app = Oo.start(settings);
  }

  public static RunningOo start() {
    return new RunningOo(Settings.Telemetry.STANDARD, null, Settings.Work.STANDARD, null);
  }

  /** With policies of its own. */
  public static RunningOo start(Settings.Work work) {
    return new RunningOo(Settings.Telemetry.STANDARD, null, work, null);
  }

  /** With policies of its own, and a scorer that they may ask. */
  public static RunningOo start(Settings.Work work, Settings.Scorer scorer) {
    return new RunningOo(Settings.Telemetry.STANDARD, null, work, scorer);
  }

  /** Looked at in a way of its own. */
  public static RunningOo start(Settings.Telemetry telemetry) {
    return new RunningOo(telemetry, null, Settings.Work.STANDARD, null);
  }

  /** With its events over NATS. */
  public static RunningOo start(Settings.Nats nats) {
    return new RunningOo(Settings.Telemetry.STANDARD, nats, Settings.Work.STANDARD, null);
  }

  /** With its events over NATS, looked at in a way of its own. */
  public static RunningOo start(Settings.Telemetry telemetry, Settings.Nats nats) {
    return new RunningOo(telemetry, nats, Settings.Work.STANDARD, null);
  }

  public URI api() {
    return URI.create("http://localhost:" + app.port());
  }

  public URI observe() {
    return URI.create("http://localhost:" + app.observePort());
  }

  public String token(String user) {
    return token(user, SCOPES);
  }

  public String token(String user, Set<String> scopes) {
    return new DevelopmentTokens(folder, Clock.systemUTC()).mint(user, scopes, Duration.ofHours(1), "oo");
  }

  public UserId user(String name) {
    return new Identity(issuer.url().toString(), name).userId();
  }

  /** The first of {@code like0}, {@code like1} and so on who is in this arm. */
  String someone(String like, String arm, ContractCheckingClient client) {
    String operator = token("olga", Set.of("operator:read"));
    return IntStream.range(0, 1_000).mapToObj(number -> like + number).filter(user ->
        client.get(operator, "/v1/operator/assignments/" + user(user)).json().path("arm").asText().equals(arm))
        .findFirst().orElseThrow();
  }

  /** The first columns of what a query finds, each once. */
  Set<String> rows(String query) throws SQLException {
    var found = new TreeSet<String>();
    try (var connection = postgres.adminDataSource().getConnection(); var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** How many reactions the learner has taken in, a moment after they were acknowledged. */
  long rewards() throws SQLException {
    return Long.parseLong(rows("SELECT count(*) FROM recommender.reward").iterator().next());
  }

  public EmbeddedPostgresServer postgres() {
    return postgres;
  }

  public Settings settings() {
    return settings;
  }

  /** Stops the application and starts it again on the same database. */
  public void restart() {
    app.close();
    app = Oo.start(settings);
  }

  @Override
  public void close() {
    app.close();
    issuer.close();
    postgres.close();
  }
}
