package oo.bootstrap.doctor;

import static oo.bootstrap.doctor.Patient.examined;
import static oo.bootstrap.doctor.Patient.failures;
import static oo.bootstrap.doctor.Patient.skipped;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oo.bootstrap.cli.DataDir;
import oo.shared.application.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong around the database: settings, files, ports, the issuer, and everything at once. */
class LocalDoctorIT {

  private static Patient patient;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    patient = new Patient();
  }

  @AfterAll
  static void stop() {
    patient.close();
  }

  @Test
  void tellsEverySettingThatIsMissingOrBadAtOnceAndLooksAtWhatTheOthersAllow() {
    var values = patient.values();
    values.remove("OO_AUDIENCE");
    values.remove("OO_ISSUER");
    values.put("OO_HTTP_PORT", "99999");
    var report = examined(values);

    assertThat(failures(report, "settings")).extracting(Finding.Failure::text).containsExactlyInAnyOrder(
        "OO_AUDIENCE is missing", "OO_ISSUER is missing", "OO_HTTP_PORT is bad, it is a number from 0 to 65535");
    assertThat(failures(report, "settings")).extracting(Finding.Failure::remedy)
        .contains("export OO_ISSUER='https://login.example.com/realms/oo'   # an example");
    assertThat(skipped(report)).containsExactlyInAnyOrder("ports", "safety", "issuer", "secrets", "scorer", "streams");
  }

  @Test
  void tellsASettingOfTheDatabaseAndThenDoesNotAskIt() {
    var values = patient.values();
    values.put("OO_DATABASE_PASSWORD_PROFILE", "it's; bad");
    var report = examined(values);

    assertThat(failures(report, "settings")).singleElement().satisfies(failure ->
        assertThat(failure.text()).isEqualTo("OO_DATABASE_PASSWORD_PROFILE is bad"));
    assertThat(skipped(report)).contains("database", "durability", "roles", "rights", "migrations", "clock", "storage", "events");
  }

  @Test
  void tellsWhatIsForDevelopmentOnly() {
    var values = patient.values();
    values.put("OO_FEEDS_FROM_LOOPBACK", "true");
    values.put("OO_ISSUER", "http://login.example.com");

    assertThat(failures(examined(values), "safety")).extracting(Finding.Failure::text).satisfiesExactly(
        text -> assertThat(text).startsWith("OO_FEEDS_FROM_LOOPBACK is for development"),
        text -> assertThat(text).startsWith("OO_ISSUER must be an https address"));
  }

  @Test
  void tellsAPortThatSomebodyElseHas() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var values = patient.values();
      values.put("OO_HTTP_PORT", Integer.toString(taken.getLocalPort()));

      assertThat(failures(examined(values), "ports")).singleElement().satisfies(failure -> {
        assertThat(failure.text()).startsWith("port " + taken.getLocalPort() + " on 127.0.0.1 cannot be listened on");
        assertThat(failure.remedy()).startsWith("ss -ltnp 'sport = :" + taken.getLocalPort() + "'").endsWith("OO_HTTP_PORT");
      });
    }
  }

  @Test
  void tellsAnIssuerThatIsDown() throws IOException {
    var values = patient.values();
    values.put("OO_JWKS_URL", "http://127.0.0.1:" + closedPort() + "/keys");

    assertThat(failures(examined(values), "issuer")).singleElement().satisfies(failure -> {
      assertThat(failure.text()).startsWith("tokens cannot be checked: http://127.0.0.1:");
      assertThat(failure.remedy()).startsWith("curl -sS https://login.example.com/.well-known/openid-configuration");
    });
  }

  @Test
  void tellsAKeyFileThatOthersCanRead() throws IOException {
    var key = secret("oo.key", "rw-r--r--");
    var values = patient.values();
    values.put("OO_NATS_KEY_FILE", key.toString());

    assertThat(failures(examined(values), "secrets")).singleElement().satisfies(failure -> {
      assertThat(failure.text()).isEqualTo("others can read or change " + key);
      assertThat(failure.remedy()).isEqualTo("chmod 600 " + key);
    });
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(Patient.of(examined(values), Finding.Warning.class)).singleElement()
        .satisfies(warning -> assertThat(warning.text()).isEqualTo("its group can read " + key));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(skipped(examined(values))).containsExactlyInAnyOrder("scorer", "streams");
  }

  @Test
  void tellsATlsKeyThatOthersCanRead() throws IOException {
    var key = secret("client.pk8", "rw----r--");
    var values = patient.values();
    values.put("OO_DATABASE_URL", values.get("OO_DATABASE_URL") + "?sslmode=disable&sslkey=" + key);

    assertThat(failures(examined(values), "secrets")).singleElement()
        .satisfies(failure -> assertThat(failure.remedy()).isEqualTo("chmod 600 " + key));
  }

  @Test
  void survivesEverythingBeingDownWithinItsDeadlinesAndTellsNoSecret() throws IOException {
    var values = new HashMap<>(patient.values());
    values.put("OO_DATABASE_ADMIN_PASSWORD", Patient.SECRET + "admin");
    values.put("OO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + closedPort() + "/oo?password=" + Patient.SECRET + "url");
    values.put("OO_JWKS_URL", "http://127.0.0.1:" + closedPort() + "/keys");
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      values.put("OO_HTTP_PORT", Integer.toString(taken.getLocalPort()));
      long began = System.nanoTime();
      var report = examined(values);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
      assertThat(report.examined()).filteredOn(Doctor.Examined::failed).extracting(Doctor.Examined::name)
          .containsExactly("ports", "database", "issuer");
      assertThat(report.text() + report.json()).doesNotContain(Patient.SECRET);
    }
  }

  @Test
  void givesUpOnADatabaseThatTakesTheConnectionAndSaysNothing() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var values = patient.values();
      values.put("OO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/oo");
      long began = System.nanoTime();

      assertThat(failures(examined(values), "database")).hasSize(1);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void redactsWhatAMessageQuotes() {
    var report = new Report(
        List.of(new Doctor.Examined("x", List.of(new Finding.Failure("user=a password=b c", "try hunter2 again")), Duration.ZERO)),
        List.of("hunter2"));

    assertThat(report.text()).contains("password=••• c", "try ••• again").doesNotContain("hunter2");
    assertThat(report.json()).doesNotContain("hunter2", "password=b");
  }

  @Test
  void tellsTheSameToAProgram() throws IOException {
    var values = patient.values();
    values.remove("OO_AUDIENCE");
    var report = examined(values);
    var told = new JsonMapper().readTree(report.json());

    assertThat(told.path("healthy").asBoolean()).isFalse();
    assertThat(told.path("checks")).hasSameSizeAs(report.examined());
    assertThat(told.at("/checks/1/name").asText()).isEqualTo("settings");
    assertThat(told.at("/checks/1/findings/0/status").asText()).isEqualTo("fail");
    assertThat(told.at("/checks/1/findings/0/remedy").asText()).startsWith("export OO_AUDIENCE=");
  }

  @Test
  void passesOverWhatStartDevHasStopped() throws IOException {
    var report = development(Map.of(
        "OO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + closedPort() + "/postgres",
        "OO_ISSUER", "http://localhost:" + closedPort(), "OO_JWKS_URL", "http://localhost:" + closedPort() + "/jwks"));

    assertThat(report.healthy()).as(report.text()).isTrue();
    assertThat(Patient.of(report, Finding.Skipped.class)).extracting(Finding.Skipped::text)
        .contains("start-dev does not run; to have this looked at: ./oo start-dev --data-dir " + folder);
  }

  @Test
  void doesNotPassOverADatabaseOfStartDevThatRefuses() {
    var report = development(Map.of("OO_DATABASE_ADMIN_PASSWORD", "another-password"));

    assertThat(failures(report, "database")).hasSize(1);
  }

  @Test
  void tellsAFolderWhereNothingWasEverStarted() {
    var report = new Examination(Installation.found(Map.of("HOME", "/"), folder), Clock.systemUTC()).report();

    assertThat(failures(report, "settings")).singleElement()
        .satisfies(failure -> assertThat(failure.remedy()).isEqualTo("./oo start-dev --data-dir " + folder));
  }

  @Test
  void takesAnEnvironmentWithoutADatabaseForAProductionThatLacksOne() {
    var report = new Examination(Installation.found(Map.of("OO_ISSUER", "https://login.example.com"), folder), Clock.systemUTC())
        .report();

    assertThat(Patient.of(report, Finding.Failure.class)).extracting(Finding.Failure::text)
        .contains("OO_DATABASE_URL is missing", "OO_AUDIENCE is missing").doesNotContain("OO_ISSUER is missing");
  }

  /** What start-dev writes, with some of it changed. */
  private Report development(Map<String, String> changed) {
    var values = patient.values();
    values.put("OO_FEEDS_FROM_LOOPBACK", "true");
    values.putAll(changed);
    try {
      Files.write(secret(DataDir.SETTINGS, "rw-------"),
          values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new Examination(Installation.found(Map.of(), folder), Clock.systemUTC()).report();
  }

  private Path secret(String name, String permissions) throws IOException {
    var file = Files.createFile(folder.resolve(name));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
