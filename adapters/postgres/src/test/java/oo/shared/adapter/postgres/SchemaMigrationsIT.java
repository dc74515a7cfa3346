package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oo.development.servers.EmbeddedPostgresServer;
import oo.shared.application.DatabaseUnavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaMigrationsIT {

  private static EmbeddedPostgresServer server;
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgresServer.temporary();
    database = TestDatabase.createOn(server);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void leavesAloneWhatIsDone() {
    assertThat(migrations("test").migrate(TestDatabase.schemas())).isZero();
  }

  @Test
  void letsProcessesThatStartTogetherWaitForEachOther() throws Exception {
    var applied = new ArrayList<Future<Integer>>();
    database.asAdmin("CREATE DATABASE together");
    try (var processes = Executors.newFixedThreadPool(4)) {
      for (var i = 0; i < 4; i++) {
        applied.add(processes.submit(() -> migrations("together").migrate(TestDatabase.schemas())));
      }
    }
    var counts = new ArrayList<Integer>();
    for (var each : applied) {
      counts.add(each.get());
    }
    assertThat(counts).filteredOn(count -> count > 0).hasSize(1);
  }

  @Test
  void refusesADatabaseThatIsNewer() {
    database.asAdmin("""
        INSERT INTO integrations.flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        VALUES (9999, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', 1, 'postgres', 1, true)
        """);
    assertThatThrownBy(() -> migrations("test").migrate(TestDatabase.schemas()))
        .isInstanceOfSatisfying(MigrationFailed.class, e -> assertThat(e.schema()).isEqualTo("integrations"))
        .hasMessageContaining("newer").hasMessageContaining("9999");
    database.asAdmin("DELETE FROM integrations.flyway_schema_history WHERE version = '9999'");
  }

  @Test
  void namesTheSchemaThatFailsWithoutQuotingThePassword() {
    database.asAdmin("CREATE ROLE powerless LOGIN PASSWORD 'powerless'");
    var powerless = new SchemaMigrations(database.url(), "powerless", "powerless");
    assertThatThrownBy(() -> powerless.migrate(List.of(new ModuleSchema("notifier", "canary-password"))))
        .isInstanceOf(MigrationFailed.class)
        .hasMessageContaining("notifier").hasMessageContaining("permission denied")
        .hasStackTraceContaining("42501")
        .extracting(SchemaMigrationsIT::stackTrace).asString().doesNotContain("canary-password");
  }

  @Test
  void saysThatThereIsNoDatabase() {
    var nowhere = new SchemaMigrations("jdbc:postgresql://127.0.0.1:1/oo", "postgres", "wrong");
    assertThatThrownBy(() -> nowhere.migrate(TestDatabase.schemas())).isInstanceOf(DatabaseUnavailable.class);
  }

  private static SchemaMigrations migrations(String name) {
    var url = name.equals("test") ? database.url() : server.url(name);
    return new SchemaMigrations(url, server.adminUser(), server.adminPassword());
  }

  private static String stackTrace(Throwable thrown) {
    var text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
