package oo.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import oo.bootstrap.wiring.Databases;
import oo.development.servers.DevelopmentIssuer;
import oo.development.servers.EmbeddedPostgresServer;
import oo.shared.application.Finding;

/** A production that is well, on real servers; every database is a fresh copy of a migrated one. */
final class Patient implements AutoCloseable {

  static final String SECRET = "canary-0123456789-of-";

  private static final String WELL = "well";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary();
  private final Path folder;
  private final DevelopmentIssuer issuer;

  Patient() {
    try {
      this.folder = Files.createTempDirectory("oo-doctor");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.issuer = DevelopmentIssuer.start(folder, 0);
    sql("postgres", "CREATE DATABASE " + WELL);
    Databases.migrate(SettingsSource.read(values(WELL)::get));
  }

  /** Settings of a production on a database of its own. */
  Map<String, String> values() {
    String database = "case_" + NUMBER.incrementAndGet();
    sql("postgres", "CREATE DATABASE " + database + " TEMPLATE " + WELL);
    return values(database);
  }

  Map<String, String> values(String database) {
    var values = new HashMap<String, String>();
    values.put("OO_DATABASE_URL", postgres.url(database));
    values.put("OO_DATABASE_ADMIN_USER", postgres.adminUser());
    values.put("OO_DATABASE_ADMIN_PASSWORD", postgres.adminPassword());
    Settings.SCHEMAS.forEach(module ->
        values.put("OO_DATABASE_PASSWORD_" + module.toUpperCase(Locale.ROOT), SECRET + module));
    values.put("OO_HTTP_PORT", "0");
    values.put("OO_OBSERVE_PORT", "0");
    values.put("OO_PUBLIC_URL", "https://oo.example.com");
    values.put("OO_ISSUER", "https://login.example.com");
    values.put("OO_JWKS_URL", issuer.jwks().toString());
    values.put("OO_AUDIENCE", "oo");
    return values;
  }

  static String database(Map<String, String> values) {
    return values.get("OO_DATABASE_URL").replaceAll(".*/", "");
  }

  static Report examined(Map<String, String> values) {
    return examined(values, Clock.systemUTC());
  }

  static Report examined(Map<String, String> values, Clock clock) {
    return new Examination(new Installation(values, null, List.of()), clock).report();
  }

  /** The failures, as long as they are all of one check and what it needs has not failed with it. */
  static List<Finding.Failure> failures(Report report, String only) {
    assertThat(report.examined()).filteredOn(Doctor.Examined::failed).as(report.text())
        .extracting(Doctor.Examined::name).containsExactly(only);
    return of(report, Finding.Failure.class).toList();
  }

  static <T extends Finding> Stream<T> of(Report report, Class<T> kind) {
    return report.examined().stream().flatMap(one -> one.findings().stream()).filter(kind::isInstance).map(kind::cast);
  }

  static List<String> skipped(Report report) {
    return report.examined().stream().filter(one -> one.findings().stream().allMatch(Finding.Skipped.class::isInstance))
        .map(Doctor.Examined::name).collect(Collectors.toList());
  }

  void sql(String database, String... statements) {
    try (var connection = postgres.adminDataSource(database).getConnection(); var statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }

  @Override
  public void close() {
    issuer.close();
    postgres.close();
  }
}
