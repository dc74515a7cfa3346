package oo.development.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import oo.bootstrap.cli.DataDir;
import oo.bootstrap.cli.Refused;
import oo.development.servers.ScorerServer;

/** Settings for what start-dev has started, kept in the data folder so that other commands find it. */
final class DevelopmentSettings {

  /** What the environment decides here too: how oO is looked at, and which policies it has. */
  private static final List<String> WATCHED = List.of(
      "OO_LOG_FORMAT", "OO_LOG_LEVEL", "OO_OTLP_ENDPOINT", "OO_TRACE_RATIO", "OO_TRACES_PER_SECOND", "OO_POLICIES",
      "OO_SHADOWS");

  /** What the environment decides about the scorer: another model, and how long is waited for it. */
  private static final List<String> WATCHED_SCORER = List.of("OO_SCORER_MODEL", "OO_SCORER_DEADLINE_MS", "OO_SCORER_PARALLEL");

  private static final SecureRandom RANDOM = new SecureRandom();

  private DevelopmentSettings() {}

  static Settings write(Path dataDir, int port, int observePort, Servers servers) {
    var postgres = servers.postgres();
    var issuer = servers.issuer();
    var nats = servers.nats();
    var scorer = servers.scorer();
    var values = new TreeMap<String, String>();
    values.put("OO_DATABASE_URL", postgres.url("postgres"));
    values.put("OO_DATABASE_ADMIN_USER", postgres.adminUser());
    values.put("OO_DATABASE_ADMIN_PASSWORD", postgres.adminPassword());
    // Migrating sets them anew at every start.
    Settings.SCHEMAS.forEach(module -> values.put("OO_DATABASE_PASSWORD_" + module.toUpperCase(Locale.ROOT), password()));
    values.put("OO_HTTP_PORT", Integer.toString(port));
    values.put("OO_OBSERVE_PORT", Integer.toString(observePort));
    // No balancer stands before it.
    values.put("OO_STOP_GRACE", "0");
    values.put("OO_PUBLIC_URL", "http://localhost:" + port);
    values.put("OO_ISSUER", issuer.url().toString());
    values.put("OO_JWKS_URL", issuer.jwks().toString());
    values.put("OO_AUDIENCE", TokenCommand.AUDIENCE);
    values.put("OO_CORS_ORIGINS", "http://localhost:3000,http://localhost:5173");
    values.put("OO_FEEDS_FROM_LOOPBACK", "true");
    if (nats != null) {
      values.put("OO_NATS_URL", nats.url());
      values.put("OO_NATS_CREDENTIALS", nats.credentials().toString());
      values.put("OO_NATS_CA", nats.certificate().toString());
    }
    if (scorer != null) {
      values.put("OO_SCORER_URL", scorer.url().toString());
      values.put("OO_SCORER_MODEL", ScorerServer.EXAMPLE + "@" + ScorerServer.EXAMPLE_VERSION);
      values.put("OO_POLICIES", scorer.policies().toString());
      WATCHED_SCORER.stream().filter(System.getenv()::containsKey).forEach(name -> values.put(name, System.getenv(name)));
    }
    values.put("OO_LOG_FORMAT", "text");
    WATCHED.stream().filter(System.getenv()::containsKey).forEach(name -> values.put(name, System.getenv(name)));
    save(dataDir.resolve(DataDir.SETTINGS), values);
    return SettingsSource.read(values::get);
  }

  private static String password() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void save(Path file, Map<String, String> values) {
    String lines = values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining("\n", "# Written by ./oo start-dev at every start. It holds secrets.\n", "\n"));
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new Refused(file + " cannot be written", unwritable);
    }
  }
}
