package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import oo.shared.application.TransactionConflict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTransactionsIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");
  private final PostgresTransactions transactions = new PostgresTransactions(PROFILE);

  @BeforeEach
  void table() {
    DATABASE.asAdmin("""
        DROP TABLE IF EXISTS profile.counter;
        CREATE TABLE profile.counter (name text PRIMARY KEY, n int);
        INSERT INTO profile.counter VALUES ('a', 0), ('b', 0);
        GRANT ALL ON profile.counter TO oo_profile;
        """);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void commitsWhatTheWorkDid() {
    assertThat(transactions.call(() -> increment("a"))).isOne();
    assertThat(value("a")).isOne();
  }

  @Test
  void rollsBackWhenTheWorkFails() {
    assertThatThrownBy(() -> transactions.run(() -> {
      increment("a");
      throw new IllegalStateException("no");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(value("a")).isZero();
    transactions.run(() -> increment("a"));
    assertThat(value("a")).isOne();
  }

  @Test
  void showsUncommittedWorkToNobodyElse() throws Exception {
    transactions.run(() -> {
      increment("a");
      assertThat(value("a")).isOne();
      try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(other.submit(() -> value("a")).get(5, TimeUnit.SECONDS)).isZero();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
  }

  @Test
  void refusesToNest() {
    assertThatThrownBy(() -> transactions.run(() -> transactions.run(() -> {})))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("nest");
  }

  @Test
  void keepsApartTheTransactionsOfTwoModules() {
    var other = DATABASE.open("integrations");
    transactions.run(() -> {
      increment("a");
      new PostgresTransactions(other).run(() ->
          assertThat(other.dsl().fetchSingle("SELECT current_user").get(0)).isEqualTo("oo_integrations"));
    });
    assertThat(value("a")).isOne();
  }

  @Test
  void runsTheWorkAgainAfterADeadlock() throws Exception {
    var met = new CyclicBarrier(2);
    var runs = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> transactions.run(() -> bothWays("a", "b", met, runs)));
      var two = threads.submit(() -> transactions.run(() -> bothWays("b", "a", met, runs)));
      one.get(20, TimeUnit.SECONDS);
      two.get(20, TimeUnit.SECONDS);
    }
    assertThat(runs.get()).isEqualTo(3);
    assertThat(value("a")).isEqualTo(2);
    assertThat(value("b")).isEqualTo(2);
  }

  @Test
  void runsTheWorkAgainAfterASerialisationFailure() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 4; i++) {
        threads.submit(() -> {
          for (var n = 0; n < 10; n++) {
            transactions.run(() -> {
              PROFILE.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
              var seen = value("a");
              PROFILE.dsl().execute("UPDATE counter SET n = ? WHERE name = 'a'", seen + 1);
            });
          }
          return true;
        });
      }
    }
    assertThat(value("a")).isBetween(20, 40);
  }

  @Test
  void givesUpAfterFiveRepeats() {
    var runs = new AtomicInteger();
    assertThatThrownBy(() -> transactions.run(() -> {
      runs.incrementAndGet();
      PROFILE.dsl().execute("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
    })).isInstanceOf(TransactionConflict.class);
    assertThat(runs.get()).isEqualTo(6);
  }

  @Test
  void runsTheWorkAgainWhenTheCommitConflicts() {
    DATABASE.asAdmin("""
        CREATE OR REPLACE FUNCTION profile.refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$;
        CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON profile.counter
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.n < 0) EXECUTE FUNCTION profile.refuse();
        """);
    var runs = new AtomicInteger();
    transactions.run(() ->
        PROFILE.dsl().execute("UPDATE counter SET n = ? WHERE name = 'a'", runs.incrementAndGet() < 3 ? -1 : 7));
    assertThat(runs.get()).isEqualTo(3);
    assertThat(value("a")).isEqualTo(7);
  }

  @Test
  void runsWhatFollowsACommitOnceAndOnlyAfterIt() {
    var seen = new AtomicInteger();
    Runnable action = () -> seen.addAndGet(value("a") == 1 ? 1 : 100);
    assertThatThrownBy(() -> transactions.run(() -> {
      PROFILE.afterCommit(action);
      throw new IllegalStateException("no");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(seen.get()).isZero();

    transactions.run(() -> {
      PROFILE.afterCommit(action);
      PROFILE.afterCommit(action);
      increment("a");
      assertThat(seen.get()).isZero();
    });
    assertThat(seen.get()).isOne();
  }

  private static int increment(String name) {
    return PROFILE.dsl().execute("UPDATE counter SET n = n + 1 WHERE name = ?", name);
  }

  private static int value(String name) {
    return PROFILE.dsl().fetchSingle("SELECT n FROM counter WHERE name = ?", name).get(0, Integer.class);
  }

  private static void bothWays(String first, String second, CyclicBarrier met, AtomicInteger runs) {
    increment(first);
    if (runs.incrementAndGet() <= 2) {
      try {
        met.await(5, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    increment(second);
  }
}
