package oo.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oo.recommender.domain.ledger.Retention;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Everything that differs from one installation to the next.
 *
 * @param modulePasswords password of each module's database role, by module
 * @param corsOrigins browser origins that may call the API; empty for none
 * @param jwksUrl where the issuer's keys are; absent when the issuer's discovery document tells
 * @param feedsFromLoopback whether calendars may be fetched from this machine: for development only
 * @param nats absent when events stay within the process
 * @param ledger how long decisions are kept
 * @param scorer absent where no decision is scored elsewhere
 */
public record Settings(
    Database database, Http http, Tokens tokens, Map<String, String> modulePasswords, List<String> corsOrigins,
    boolean feedsFromLoopback, Work work, Telemetry telemetry, @Nullable Nats nats, Retention ledger,
    @Nullable Scorer scorer) {

  /** The modules that keep rows, each in its own schema, with its own role. */
  public static final List<String> SCHEMAS = List.of("profile", "integrations", "recommender");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public Settings {
    modulePasswords = Map.copyOf(modulePasswords);
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** @param url JDBC URL; the admin migrates, and is used for nothing else */
  public record Database(String url, String adminUser, String adminPassword, int poolSize) {}

  /**
   * @param observePort where health and metrics are, apart from the API
   * @param stopGrace how long it serves on when it was told to stop and says that it is not ready
   */
  public record Http(String host, int port, int observePort, URI publicUrl, Duration stopGrace) {}

  /**
   * What this process does beside answering.
   *
   * @param relays whether it hands on events; where it does not, another process with the same database must
   * @param policies the file of policies; absent for the one that is packaged
   * @param shadows names of policies that look at its decisions instead of those in the file; absent for those
   */
  public record Work(boolean relays, @Nullable Path policies, @Nullable List<String> shadows) {

    /** Everything, with the policies that are packaged. */
    public static final Work STANDARD = new Work(true, null, null);

    public Work {
      shadows = shadows == null ? null : List.copyOf(shadows);
    }

    public Work withPolicies(Path file) {
      return new Work(relays, file, shadows);
    }
  }

  /**
   * @param servers {@code tls://host:port} of one cluster
   * @param credentials folder with an NKey seed or a credentials file for {@code admin} and each module
   * @param authority certificates to trust, PEM; absent for those of the JDK
   * @param replicas how many servers keep each stream
   */
  public record Nats(List<String> servers, Path credentials, @Nullable Path authority, int replicas) {

    public Nats {
      servers = List.copyOf(servers);
    }
  }

  /**
   * The process that runs trained models ({@code ml/serving}).
   *
   * @param model and version, that it must score with
   * @param deadline after which a decision is made without its scores
   * @param parallel most decisions that wait for scores at a time
   */
  public record Scorer(URI url, String model, String version, Duration deadline, int parallel) {}

  /**
   * How oO is looked at.
   *
   * @param level of oO's own lines; libraries speak from WARN on, for their lower levels can hold what users sent
   * @param traces absent where none are recorded
   */
  public record Telemetry(LogFormat format, Level level, @Nullable Traces traces) {

    /** Readable lines from INFO on. */
    public static final Telemetry STANDARD = new Telemetry(LogFormat.TEXT, Level.INFO, null);
  }

  /**
   * @param endpoint of a collector that speaks OTLP over HTTP
   * @param share of the requests that are recorded, from 0 to 1
   * @param perSecond most requests recorded in a second
   */
  public record Traces(URI endpoint, double share, int perSecond) {}

  /** How log lines look: JSON for machines, or text for those who develop. */
  public enum LogFormat { JSON, TEXT }

  public record Tokens(URI issuer, @Nullable URI jwksUrl, String audience) {}

  public Settings withPoolSize(int connections) {
    return new Settings(new Database(database.url(), database.adminUser(), database.adminPassword(), connections), http,
        tokens, modulePasswords, corsOrigins, feedsFromLoopback, work, telemetry, nats, ledger, scorer);
  }

  /** What must not be so in production. */
  public List<SettingsSource.Fault> unsafe() {
    var dangers = new ArrayList<SettingsSource.Fault>();
    if (feedsFromLoopback) {
      dangers.add(new SettingsSource.Fault(
          "OO_FEEDS_FROM_LOOPBACK", "is for development: it lets users reach this machine", "false"));
    }
    if (nats != null && !nats.servers().stream().allMatch(server -> server.startsWith("tls:"))) {
      dangers.add(new SettingsSource.Fault("OO_NATS_URL",
          "must name tls:// addresses: what users did would be readable on the way", "tls://nats-0.internal:4222"));
    }
    if (!"https".equals(tokens.issuer().getScheme())) {
      dangers.add(new SettingsSource.Fault("OO_ISSUER",
          "must be an https address: over http anybody on the way can sign tokens", "https://login.example.com/realms/oo"));
    }
    var keys = tokens.jwksUrl();
    if (keys != null && !"https".equals(keys.getScheme()) && !LOOPBACK.contains(String.valueOf(keys.getHost()))) {
      dangers.add(new SettingsSource.Fault("OO_JWKS_URL",
          "must be an https address: over http anybody on the way can sign tokens", "https://login.example.com/realms/oo/keys"));
    }
    return dangers;
  }

  public String modulePassword(String module) {
    String password = modulePasswords.get(module);
    if (password == null) {
      throw new IllegalArgumentException(module + " keeps no rows");
    }
    return password;
  }
}
