package oo.bootstrap.doctor;

import static oo.bootstrap.doctor.Patient.examined;
import static oo.bootstrap.doctor.Patient.failures;
import static oo.bootstrap.doctor.Patient.skipped;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import oo.bootstrap.SettingsSource;
import oo.bootstrap.wiring.Tools;
import oo.recommender.application.ServeModel;
import oo.shared.application.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test makes one failure in a real PostgreSQL, and sees that check fail and no other. */
class DatabaseDoctorIT {

  private static Patient patient;

  @BeforeAll
  static void start() {
    patient = new Patient();
  }

  @AfterAll
  static void stop() {
    patient.close();
  }

  @Test
  void findsNothingWrongWithWhatIsWell() {
    var report = examined(patient.values());

    assertThat(report.healthy()).as(report.text()).isTrue();
    assertThat(Patient.of(report, Finding.Warning.class)).as(report.text()).isEmpty();
    assertThat(skipped(report)).containsExactlyInAnyOrder("secrets", "scorer", "streams");
    assertThat(report.text()).contains("ok    database    PostgreSQL 18.", "20 checks, 0 of them failed");
  }

  @Test
  void tellsAWrongPasswordOfTheAdmin() {
    var values = patient.values();
    values.put("OO_DATABASE_ADMIN_PASSWORD", "another-password");
    var report = examined(values);

    assertThat(failures(report, "database")).singleElement().satisfies(failure -> {
      assertThat(failure.text()).contains("refuses the user postgres or the password");
      assertThat(failure.remedy()).startsWith("export OO_DATABASE_ADMIN_USER=");
    });
    assertThat(skipped(report)).contains("durability", "roles", "rights", "migrations", "clock", "storage", "events");
  }

  @Test
  void tellsADatabaseThatIsNotThere() {
    assertThat(failures(examined(patient.values("nowhere")), "database")).singleElement()
        .extracting(Finding.Failure::remedy).asString().matches("createdb -h 127.0.0.1 -p \\d+ -U postgres nowhere");
  }

  @Test
  void tellsAServerThatIsDown() {
    var values = patient.values();
    patient.postgres.stop();
    try {
      assertThat(failures(examined(values), "database")).singleElement().satisfies(failure -> {
        assertThat(failure.text()).contains("no PostgreSQL answers at 127.0.0.1:");
        assertThat(failure.remedy()).startsWith("pg_isready -h 127.0.0.1");
      });
    } finally {
      patient.postgres.restart();
    }
  }

  static Stream<Arguments> ofRoles() {
    return Stream.of(
        Arguments.of("roles", "ALTER ROLE oo_profile RENAME TO gone", "ALTER ROLE gone RENAME TO oo_profile",
            "the role oo_profile does not exist", "./oo start "),
        Arguments.of("roles", "ALTER ROLE oo_profile NOLOGIN", "ALTER ROLE oo_profile LOGIN",
            "the role oo_profile may not log in", "ALTER ROLE oo_profile LOGIN"),
        Arguments.of("roles", "ALTER ROLE oo_profile PASSWORD 'changed'",
            "ALTER ROLE oo_profile PASSWORD '" + Patient.SECRET + "profile'",
            "the role oo_profile has another password", "OO_DATABASE_PASSWORD_PROFILE"),
        Arguments.of("roles", "ALTER ROLE oo_profile CONNECTION LIMIT 0", "ALTER ROLE oo_profile CONNECTION LIMIT -1",
            "the role oo_profile cannot log in (53300", "psql "),
        Arguments.of("roles", "ALTER ROLE oo_profile SET search_path = public", "ALTER ROLE oo_profile SET search_path = profile",
            "looks for its tables in public instead of profile", "ALTER ROLE oo_profile SET search_path = profile"),
        Arguments.of("rights", "ALTER ROLE oo_profile SUPERUSER", "ALTER ROLE oo_profile NOSUPERUSER",
            "has the power SUPERUSER", "ALTER ROLE oo_profile NOSUPERUSER"),
        Arguments.of("rights", "ALTER ROLE oo_profile CREATEROLE", "ALTER ROLE oo_profile NOCREATEROLE",
            "has the power CREATEROLE", "ALTER ROLE oo_profile NOCREATEROLE"),
        Arguments.of("rights", "ALTER ROLE oo_profile BYPASSRLS", "ALTER ROLE oo_profile NOBYPASSRLS",
            "has the power BYPASSRLS", "ALTER ROLE oo_profile NOBYPASSRLS"),
        Arguments.of("rights", "GRANT pg_read_all_settings TO oo_profile", "REVOKE pg_read_all_settings FROM oo_profile",
            "is a member of pg_read_all_settings", "REVOKE pg_read_all_settings FROM oo_profile"),
        Arguments.of("durability", "ALTER SYSTEM SET fsync = off", "ALTER SYSTEM RESET fsync",
            "fsync is off for the server", "ALTER SYSTEM SET fsync = on"),
        Arguments.of("durability", "ALTER SYSTEM SET full_page_writes = off", "ALTER SYSTEM RESET full_page_writes",
            "full_page_writes is off for the server", "ALTER SYSTEM SET full_page_writes = on"),
        Arguments.of("durability", "ALTER SYSTEM SET synchronous_commit = off", "ALTER SYSTEM RESET synchronous_commit",
            "synchronous_commit is off for the server", "pg_reload_conf()"),
        Arguments.of("durability", "ALTER ROLE oo_profile SET synchronous_commit = off",
            "ALTER ROLE oo_profile RESET synchronous_commit", "synchronous_commit is off for the role oo_profile",
            "ALTER ROLE oo_profile RESET synchronous_commit"));
  }

  @ParameterizedTest
  @MethodSource("ofRoles")
  void tellsWhatIsWrongWithTheServerOrItsRoles(String check, String broken, String mended, String text, String remedy)
      throws InterruptedException {
    var values = patient.values();
    reloaded(broken);
    try {
      assertThat(failures(examined(values), check)).singleElement().satisfies(failure -> {
        assertThat(failure.text()).contains(text);
        assertThat(failure.remedy()).contains(remedy).doesNotContain("\n");
      });
    } finally {
      reloaded(mended);
    }
  }

  /** New sessions may come before the server has read its settings again. */
  private static void reloaded(String statement) throws InterruptedException {
    patient.sql("postgres", statement, "SELECT pg_reload_conf()");
    Thread.sleep(statement.contains("SYSTEM") ? 300 : 0);
  }

  static Stream<Arguments> inADatabase() {
    return Stream.of(
        Arguments.of("rights", "GRANT USAGE ON SCHEMA recommender TO oo_profile",
            "the role oo_profile has rights on the schema recommender", "REVOKE ALL ON SCHEMA recommender FROM PUBLIC, oo_profile"),
        Arguments.of("rights", "GRANT SELECT ON recommender.decision TO oo_profile",
            "the role oo_profile has rights on the schema recommender", "REVOKE ALL ON ALL TABLES IN SCHEMA recommender"),
        Arguments.of("rights", "GRANT UPDATE ON profile.outbox TO oo_profile",
            "the role oo_profile can rewrite its outbox", "ON profile.outbox FROM oo_profile"),
        Arguments.of("migrations", "DELETE FROM profile.flyway_schema_history WHERE version = '0105'",
            "the schema profile lacks the migrations 0105", "./oo start "),
        Arguments.of("migrations", "UPDATE profile.flyway_schema_history SET checksum = 1 WHERE version = '0101'",
            "the migrations 0101 of the schema profile are not those that were applied", "git diff"),
        Arguments.of("migrations", "UPDATE profile.flyway_schema_history SET success = false WHERE version = '0105'",
            "the migrations 0105 of the schema profile failed", "flyway_schema_history WHERE NOT success"),
        Arguments.of("migrations", """
            INSERT INTO profile.flyway_schema_history
              (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            VALUES (9999, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', 1, 'postgres', 1, true)""",
            "the schema profile has the migrations 9999 of a newer oO", "git pull --ff-only"),
        Arguments.of("migrations", "DROP SCHEMA profile CASCADE", "the schema profile has not been made yet", "./oo start "),
        Arguments.of("events", """
            INSERT INTO profile.outbox (id, subject, type, key, occurred_at, headers, payload)
            VALUES (gen_random_uuid(), 's', 't', gen_random_uuid(), now() - interval '1 hour', '{}', '')""",
            "1 events of profile wait, the oldest for 360", "./oo start "),
        Arguments.of("events", """
            INSERT INTO recommender.redelivery
              (consumer, message_id, subject, type, key, occurred_at, headers, payload, next_attempt_at, parked_at)
            VALUES ('recommender', gen_random_uuid(), 's', 't', gen_random_uuid(), now(), '{}', '', now(), now())""",
            "1 events were given up on by the consumer recommender", "./oo events parked "));
  }

  @ParameterizedTest
  @MethodSource("inADatabase")
  void tellsWhatIsWrongInTheDatabase(String check, String broken, String text, String remedy) {
    var values = patient.values();
    patient.sql(Patient.database(values), broken);

    assertThat(failures(examined(values), check)).singleElement().satisfies(failure -> {
      assertThat(failure.text()).contains(text);
      assertThat(failure.remedy()).contains(remedy).doesNotContain("\n");
    });
  }

  @Test
  void warnsOfEventsThatHaveWaitedForAWhile() {
    var values = patient.values();
    patient.sql(Patient.database(values), """
        INSERT INTO profile.outbox (id, subject, type, key, occurred_at, headers, payload)
        VALUES (gen_random_uuid(), 's', 't', gen_random_uuid(), now() - interval '5 minutes', '{}', '')""");
    var report = examined(values);

    assertThat(report.healthy()).isTrue();
    assertThat(Patient.of(report, Finding.Warning.class)).singleElement()
        .satisfies(warning -> assertThat(warning.text()).contains("1 events of profile wait"));
  }

  @Test
  void tellsHowTheLedgerIsKept() {
    var values = patient.values();
    values.put("OO_LEDGER_RETENTION", "P3M");

    assertThat(examined(values).text()).containsPattern(
        "ok    ledger      \\d partitions up to \\d{4}-\\d\\d, \\d+ MB; decisions are kept for P3M");
  }

  @Test
  void warnsOfALedgerThatNobodyLooksAfter() {
    var values = patient.values();
    values.put("OO_LEDGER_RETENTION", "P3M");
    patient.sql(Patient.database(values), """
        DO $$ DECLARE part record; BEGIN
          FOR part IN SELECT name FROM recommender.ledger_partition WHERE NOT spare LOOP
            EXECUTE format('DROP TABLE recommender.%I', part.name);
          END LOOP;
        END $$""", "SELECT recommender.make_ledger_partition('2019-05-01', 0)", """
        INSERT INTO recommender.decision (id, user_id, decided_at, trigger, outcome, document)
        SELECT recommender.ledger_id('2019-06-15'), gen_random_uuid(), now(), 'pull', 'BUSY', ''""");
    var report = examined(values);

    assertThat(report.healthy()).as(report.text()).isTrue();
    assertThat(Patient.of(report, Finding.Warning.class)).extracting(Finding.Warning::text).satisfiesExactlyInAnyOrder(
        text -> assertThat(text).startsWith("the ledger has no partition for "),
        text -> assertThat(text).startsWith("decisions of 2019-06 lie in the ledger's spare partition"),
        text -> assertThat(text).startsWith("the decisions of 2019-05 are there still, though they are kept for P3M"));
    assertThat(Patient.of(report, Finding.Warning.class)).extracting(Finding.Warning::remedy)
        .anySatisfy(remedy -> assertThat(remedy).contains("SELECT recommender.make_ledger_partition('2019-06-01', 2147483647)"));
  }

  @Test
  void warnsOfAModelThatLooksStrangeAndOfOneThatIsHeld() {
    var values = patient.values();
    assertThat(examined(values).text()).contains("ok    model       nothing was learned yet");
    try (var tools = new Tools(SettingsSource.read(values::get))) {
      tools.models().cutSnapshot().execute(true);
      patient.sql(Patient.database(values), "ALTER TABLE recommender.model_snapshot DISABLE TRIGGER USER",
          "UPDATE recommender.model_snapshot SET mean_entropy = 0.8, drift = 0.5");
      assertThat(examined(values).text()).contains("ok    model       m1 is served, of 0 tips");

      tools.models().cutSnapshot().execute(true);
      patient.sql(Patient.database(values), "UPDATE recommender.model_snapshot SET mean_entropy = 0.8, drift = 2.5 WHERE number = 2");
      assertThat(Patient.of(examined(values), Finding.Warning.class)).singleElement().satisfies(warning -> {
        assertThat(warning.text()).isEqualTo("the model m2 looks strange ([DRIFT]: drift 2.50, entropy 0.80)");
        assertThat(warning.remedy()).startsWith("./oo model rollback");
      });

      tools.models().serveModel().execute(new ServeModel.Wish.Hold(null), "complaints");
      assertThat(Patient.of(examined(values), Finding.Warning.class)).singleElement().satisfies(warning -> {
        assertThat(warning.text()).startsWith("the model m1 is held since 2").endsWith("(complaints): newer ones are not served");
        assertThat(warning.remedy()).startsWith("./oo model resume");
      });
    }
  }

  @Test
  void tellsThatNothingHasEverBeenMigrated() {
    patient.sql("postgres", "CREATE DATABASE fresh");
    var report = examined(patient.values("fresh"));

    assertThat(failures(report, "migrations")).hasSize(3)
        .allSatisfy(failure -> assertThat(failure.text()).endsWith("has not been made yet"));
    assertThat(skipped(report)).contains("events");
  }

  @Test
  void tellsAClockThatIsWrong() {
    var values = patient.values();
    for (var offset : Map.of(Duration.ofSeconds(10), "behind", Duration.ofSeconds(-10), "ahead").entrySet()) {
      var report = examined(values, Clock.offset(Clock.systemUTC(), offset.getKey()));

      assertThat(failures(report, "clock")).singleElement().satisfies(failure -> {
        assertThat(failure.text()).contains("ms " + offset.getValue());
        assertThat(failure.remedy()).startsWith("timedatectl set-ntp true");
      });
    }
    var slight = examined(values, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(2)));
    assertThat(slight.healthy()).isTrue();
    assertThat(Patient.of(slight, Finding.Warning.class)).singleElement()
        .satisfies(warning -> assertThat(warning.text()).startsWith("the database's clock is "));
  }

  @Test
  void tellsAnIssuerWhoseClockIsWrong() {
    var report = examined(patient.values(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1)));

    assertThat(report.examined()).filteredOn(Doctor.Examined::failed).extracting(Doctor.Examined::name)
        .containsExactly("clock", "issuer");
  }

  @Test
  void changesNothing() throws Exception {
    var values = patient.values();
    var before = contents(values);
    examined(values);

    assertThat(contents(values)).isEqualTo(before);
  }

  /** Everything that the database counts of changes to its tables, and the roles. */
  private static String contents(Map<String, String> values) throws Exception {
    Thread.sleep(1_100);
    try (var connection = patient.postgres.adminDataSource(Patient.database(values)).getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("""
            SELECT (SELECT string_agg(relname || n_tup_ins || n_tup_upd || n_tup_del, ' ' ORDER BY relid) FROM pg_stat_user_tables),
                   (SELECT string_agg(relname, ' ' ORDER BY oid) FROM pg_class),
                   (SELECT string_agg(a::text, ' ' ORDER BY oid) FROM pg_authid a)""")) {
      rows.next();
      return rows.getString(1) + rows.getString(2) + rows.getString(3);
    }
  }
}
