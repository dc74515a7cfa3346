package oo.bootstrap;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import oo.recommender.domain.ledger.Retention;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Reads settings by name and collects every fault, so that all are told at once. */
public final class SettingsSource {

  /** Settings that are missing or bad; the message lists all of them. */
  public static final class Incomplete extends RuntimeException {
    Incomplete(List<Fault> faults) {
      super("these settings are missing or bad:\n  "
          + String.join("\n  ", faults.stream().map(fault -> fault.text() + ", for example: " + fault.example()).toList()));
    }
  }

  /** One setting that is missing or bad; what it is set to is not told. */
  public record Fault(String name, String what, String example) {

    public String text() {
      return name + " " + what;
    }
  }

  /** Settings as far as they can be read; what is at fault is empty there. */
  public record Reading(Settings settings, List<Fault> faults) {}

  private final Function<String, @Nullable String> values;
  private final List<Fault> faults = new ArrayList<>();

  private SettingsSource(Function<String, @Nullable String> values) {
    this.values = values;
  }

  /** From the process's environment, as production is configured. */
  public static Settings ofEnvironment() {
    return read(System.getenv()::get);
  }

  /** From a file of {@code NAME=value} lines; what the environment names wins. */
  public static Settings ofFile(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return read(name -> System.getenv().getOrDefault(name, properties.getProperty(name)));
  }

  /** @throws Incomplete when anything is missing or bad */
  public static Settings read(Function<String, @Nullable String> values) {
    var reading = reading(values);
    if (!reading.faults().isEmpty()) {
      throw new Incomplete(reading.faults());
    }
    return reading.settings();
  }

  /** What can be read, and all that is wrong with it. */
  public static Reading reading(Function<String, @Nullable String> values) {
    var source = new SettingsSource(values);
    return new Reading(source.settings(), List.copyOf(source.faults));
  }

  private Settings settings() {
    var database = new Settings.Database(
        text("OO_DATABASE_URL", "jdbc:postgresql://db.internal:5432/oo", value -> value.startsWith("jdbc:postgresql://")),
        text("OO_DATABASE_ADMIN_USER", "oo_admin", value -> true),
        text("OO_DATABASE_ADMIN_PASSWORD", "a long random password", value -> true),
        number("OO_DATABASE_POOL_SIZE", 8, 1, 200));
    var http = new Settings.Http(
        or("OO_HTTP_HOST", "127.0.0.1"), number("OO_HTTP_PORT", 8080, 0, 65_535),
        number("OO_OBSERVE_PORT", 8081, 0, 65_535), uri("OO_PUBLIC_URL", "https://oo.example.com"),
        Duration.ofSeconds(number("OO_STOP_GRACE", 2, 0, 3)));
    var tokens = new Settings.Tokens(
        uri("OO_ISSUER", "https://login.example.com/realms/oo"), optionalUri("OO_JWKS_URL"),
        text("OO_AUDIENCE", "oo", value -> true));
    return new Settings(database, http, tokens, modulePasswords(), list(or("OO_CORS_ORIGINS", "")),
        Boolean.parseBoolean(or("OO_FEEDS_FROM_LOOPBACK", "false")), work(), telemetry(), nats(), ledger(),
        scorer());
  }

  private Retention ledger() {
    String name = "OO_LEDGER_RETENTION";
    String kept = or(name, Retention.FOREVER.toString());
    try {
      return Retention.parse(kept);
    } catch (IllegalArgumentException unreadable) {
      faults.add(new Fault(name, "is bad, it is forever or a time of " + Retention.LEAST + " months or more", "P24M"));
      return Retention.FOREVER;
    }
  }

  private Settings.Work work() {
    String shadows = text("OO_SHADOWS", "", "uniform,rules, or none", value -> value.matches("[a-z0-9_, -]*"));
    String policies = text("OO_POLICIES", "", "/etc/oo/policies.yaml",
        value -> value.isEmpty() || Files.isReadable(Path.of(value)) && !Files.isDirectory(Path.of(value)));
    String relays = text("OO_RELAYS", "on", "on, or off where another process hands on the events", value -> value.matches("on|off"));
    return new Settings.Work(relays.equals("on"), policies.isEmpty() ? null : Path.of(policies),
        shadows.isEmpty() ? null : shadows.equals("none") ? List.of() : list(shadows).stream().distinct().toList());
  }

  private Settings.@Nullable Nats nats() {
    if (or("OO_NATS_URL", "").isEmpty()) {
      return null;
    }
    List<String> servers = list(text("OO_NATS_URL", "tls://nats-0.internal:4222,tls://nats-1.internal:4222",
        value -> list(value).stream().allMatch(server -> server.matches("(tls|nats)://[^\\s/@:]+:[0-9]{1,5}"))));
    Path credentials = Path.of(text("OO_NATS_CREDENTIALS",
        "/etc/oo/nats, a folder with <user>.nk or <user>.creds for admin, " + String.join(", ", Settings.SCHEMAS),
        value -> Stream.concat(Stream.of("admin"), Settings.SCHEMAS.stream()).allMatch(user -> isReadable(value, user))));
    String authority = text("OO_NATS_CA", "", "/etc/oo/nats/ca.pem", value -> value.isEmpty() || Files.isReadable(Path.of(value)));
    return new Settings.Nats(
        servers, credentials, authority.isEmpty() ? null : Path.of(authority), number("OO_NATS_REPLICAS", 1, 1, 5));
  }

  private static boolean isReadable(String credentials, String user) {
    return Stream.of(".nk", ".creds").anyMatch(kind -> Files.isReadable(Path.of(credentials, user + kind)));
  }

  private Settings.@Nullable Scorer scorer() {
    if (or("OO_SCORER_URL", "").isEmpty()) {
      return null;
    }
    String model = text("OO_SCORER_MODEL", "example@1, a model and its exact version",
        value -> value.matches("[a-z0-9][a-z0-9_-]{0,63}@[A-Za-z0-9][A-Za-z0-9._-]{0,63}"));
    return new Settings.Scorer(
        uri("OO_SCORER_URL", "http://127.0.0.1:8090"), model.replaceFirst("@.*", ""), model.replaceFirst("[^@]*@?", ""),
        Duration.ofMillis(number("OO_SCORER_DEADLINE_MS", 30, 1, 1_000)), number("OO_SCORER_PARALLEL", 32, 1, 10_000));
  }

  private Settings.Telemetry telemetry() {
    return new Settings.Telemetry(
        oneOf("OO_LOG_FORMAT", Settings.LogFormat.JSON), oneOf("OO_LOG_LEVEL", Level.INFO), traces());
  }

  private Settings.@Nullable Traces traces() {
    if (values.apply("OO_OTLP_ENDPOINT") == null) {
      return null;
    }
    return new Settings.Traces(
        uri("OO_OTLP_ENDPOINT", "http://localhost:4318"), share(), number("OO_TRACES_PER_SECOND", 10, 1, 1_000_000));
  }

  private double share() {
    String share = text("OO_TRACE_RATIO", "1", "0.05", value -> value.matches("0|1|0?\\.[0-9]{1,9}|1\\.0{1,9}"));
    try {
      return Double.parseDouble(share);
    } catch (NumberFormatException told) {
      return 0;
    }
  }

  private Map<String, String> modulePasswords() {
    var passwords = new LinkedHashMap<String, String>();
    for (String module : Settings.SCHEMAS) {
      // It stands between quotes in a migration's callback.
      passwords.put(module, text("OO_DATABASE_PASSWORD_" + module.toUpperCase(Locale.ROOT),
          "16 to 128 letters, digits, - and _", value -> value.matches("[A-Za-z0-9_-]{16,128}")));
    }
    return passwords;
  }

  private String text(String name, String example, Predicate<String> good) {
    String value = values.apply(name);
    if (value == null || value.isBlank() || !good.test(value)) {
      faults.add(new Fault(name, value == null || value.isBlank() ? "is missing" : "is bad", example));
      return "";
    }
    return value;
  }

  private String text(String name, String otherwise, String example, Predicate<String> good) {
    String value = or(name, otherwise);
    if (!good.test(value)) {
      faults.add(new Fault(name, "is bad", example));
    }
    return value;
  }

  private String or(String name, String otherwise) {
    String value = values.apply(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  private int number(String name, int otherwise, int least, int most) {
    String value = or(name, Integer.toString(otherwise));
    if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
      return Integer.parseInt(value);
    }
    faults.add(new Fault(name, "is bad, it is a number from " + least + " to " + most, Integer.toString(otherwise)));
    return otherwise;
  }

  private <E extends Enum<E>> E oneOf(String name, E otherwise) {
    E[] values = otherwise.getDeclaringClass().getEnumConstants();
    String value = or(name, otherwise.name());
    for (E each : values) {
      if (each.name().equalsIgnoreCase(value)) {
        return each;
      }
    }
    faults.add(new Fault(name, "is bad, it is one of " + Arrays.toString(values).toLowerCase(Locale.ROOT),
        otherwise.name().toLowerCase(Locale.ROOT)));
    return otherwise;
  }

  private URI uri(String name, String example) {
    return URI.create(text(name, example, SettingsSource::isAddress));
  }

  private static boolean isAddress(String value) {
    try {
      return value.matches("https?://[^\\s\"<>\\\\^`{|}]+") && new URI(value).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private @Nullable URI optionalUri(String name) {
    return values.apply(name) == null ? null : uri(name, "https://login.example.com/realms/oo/keys");
  }

  private static List<String> list(String items) {
    return Arrays.stream(items.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
  }
}
