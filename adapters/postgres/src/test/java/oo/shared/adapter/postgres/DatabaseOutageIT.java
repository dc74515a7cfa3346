package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oo.development.servers.EmbeddedPostgresServer;
import oo.shared.application.DatabaseUnavailable;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseOutageIT {

  private static final Duration QUICKLY = Duration.ofSeconds(4);
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
  void saysThatAKilledDatabaseIsUnavailableAndRecoversByItself() {
    var profile = database.open("profile");
    var transactions = new PostgresTransactions(profile);
    assertAnswers(profile);

    server.killHard();

    assertUnavailableQuickly(() -> profile.dsl().selectOne().fetch());
    assertUnavailableQuickly(() -> transactions.run(() -> profile.dsl().selectOne().fetch()));

    server.restart();

    assertAnswersSoon(profile);
    transactions.run(() -> assertAnswers(profile));
  }

  @Test
  void startsWhileTheDatabaseIsDown() {
    server.killHard();
    var profile = database.open("profile");
    assertUnavailableQuickly(() -> profile.dsl().selectOne().fetch());

    server.restart();

    assertAnswersSoon(profile);
  }

  @Test
  void saysThatADatabaseKilledWithinATransactionIsUnavailable() {
    var profile = database.open("profile");
    var transactions = new PostgresTransactions(profile);
    try {
      assertUnavailableQuickly(() -> transactions.run(() -> {
        assertAnswers(profile);
        server.killHard();
        profile.dsl().selectOne().fetch();
      }));
      assertUnavailableQuickly(() -> transactions.run(() -> {}));
    } finally {
      server.restart();
    }
    assertAnswersSoon(profile);
  }

  @Test
  void saysThatADatabaseKilledBeforeTheCommitIsUnavailable() {
    var profile = database.open("profile");
    try {
      assertUnavailableQuickly(() -> new PostgresTransactions(profile).run(() -> {
        assertAnswers(profile);
        server.killHard();
      }));
    } finally {
      server.restart();
    }
  }

  @Test
  void saysThatAServerThatEndsASessionWithinABatchIsUnavailable() {
    var profile = database.open("profile");
    database.asAdmin("CREATE TABLE profile.batched (number int); GRANT INSERT ON profile.batched TO oo_profile; "
        + "CREATE FUNCTION profile.end_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
        + "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$; "
        + "CREATE TRIGGER end_session BEFORE INSERT ON profile.batched FOR EACH ROW WHEN (NEW.number = 2) EXECUTE FUNCTION profile.end_session()");
    var insert = profile.dsl().insertInto(DSL.table("batched"), DSL.field("number", Integer.class)).values((Integer) null);

    assertUnavailableQuickly(() -> new PostgresTransactions(profile).run(
        () -> profile.transactionDsl().batch(insert).bind(1).bind(2).bind(3).execute()));
  }

  @Test
  void saysWhyThereIsNoConnection() {
    var settings = database.settings("profile", 1);
    try (var wrong = new ModuleDatabase(DatabaseSettings.of(settings.url(), settings.role(), "wrong-secret", 1))) {
      assertThatThrownBy(() -> wrong.dsl().selectOne().fetch())
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("password authentication failed for user \"oo_profile\"")
          .hasMessageNotContaining("wrong-secret");
    }
  }

  @Test
  void saysThatAnExhaustedPoolIsUnavailable() {
    var profile = database.open(database.settings("profile", 1));
    new PostgresTransactions(profile).run(() -> {
      assertAnswers(profile);
      try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
        other.submit(() -> assertUnavailableQuickly(() -> profile.dsl().selectOne().fetch())).get();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    assertAnswers(profile);
  }

  @Test
  void endsAStatementThatTakesTooLong() {
    var settings = database.settings("profile", 2);
    var impatient = database.open(new DatabaseSettings(settings.url(), settings.role(), settings.password(), 2,
        Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofSeconds(2)));
    assertUnavailableQuickly(() -> impatient.dsl().execute("SELECT pg_sleep(10)"));
    assertUnavailableQuickly(() -> new PostgresTransactions(impatient).run(() -> {
      for (var i = 0; i < 10; i++) {
        impatient.dsl().execute("SELECT pg_sleep(0.1)");
      }
    }));
    assertAnswersSoon(impatient);
  }

  @Test
  void failsAllOfManyVirtualThreadsQuicklyAndServesThemAfterwards() throws Exception {
    var profile = database.open("profile");
    assertAnswers(profile);
    server.killHard();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<?>>();
      var started = Instant.now();
      for (var i = 0; i < 200; i++) {
        calls.add(threads.submit(() -> assertThatThrownBy(() -> profile.dsl().selectOne().fetch())
            .isInstanceOf(DatabaseUnavailable.class)));
      }
      for (var call : calls) {
        call.get();
      }
      assertThat(Duration.between(started, Instant.now())).isLessThan(QUICKLY);
    } finally {
      server.restart();
    }
    assertAnswersSoon(profile);
  }

  private static void assertAnswers(ModuleDatabase database) {
    assertThat(database.dsl().selectOne().fetchSingle().value1()).isOne();
  }

  private static void assertAnswersSoon(ModuleDatabase database) {
    var until = Instant.now().plusSeconds(10);
    while (true) {
      try {
        assertAnswers(database);
        return;
      } catch (DatabaseUnavailable e) {
        assertThat(Instant.now()).isBefore(until);
      }
    }
  }

  private static void assertUnavailableQuickly(Runnable work) {
    var started = Instant.now();
    assertThatThrownBy(work::run).isInstanceOf(DatabaseUnavailable.class);
    assertThat(Duration.between(started, Instant.now())).isLessThan(QUICKLY);
  }
}
