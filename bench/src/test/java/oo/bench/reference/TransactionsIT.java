package oo.bench.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.SQLException;
import java.time.Duration;
import oo.development.servers.EmbeddedPostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsIT {

  private static EmbeddedPostgresServer postgres;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgresServer.temporary();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @AfterEach
  void drop() throws SQLException {
    execute("DROP SCHEMA IF EXISTS t3 CASCADE");
    execute("DROP SCHEMA IF EXISTS recommender CASCADE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytea", "json", "text"})
  void writesADocumentOfTheLedgersTypeAndAnOutboxRowWithOwnClient(String type) throws Exception {
    writesBoth(new JdbcTransactions(postgres.adminDataSource(), ledgerOf(type)), type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytea", "json", "text"})
  void writesADocumentOfTheLedgersTypeAndAnOutboxRowWithPgbench(String type) throws Exception {
    var pgbench = Pgbench.onPath(postgres, "postgres", ledgerOf(type));
    assumeThat(pgbench).as("pgbench on the PATH").isPresent();

    assertThat(pgbench.orElseThrow().client()).startsWith("pgbench (PostgreSQL)");
    writesBoth(pgbench.orElseThrow(), type);
  }

  @Test
  void countsFromWhenATransactionWasDueWithEitherClient() throws Exception {
    var tables = ledgerOf("bytea");
    countsFromWhenDue(new JdbcTransactions(postgres.adminDataSource(), tables));
    Pgbench.onPath(postgres, "postgres", tables).ifPresent(TransactionsIT::countsFromWhenDue);
  }

  /** Far more are due than one client can make: they wait ever longer, though each takes but a millisecond. */
  private static void countsFromWhenDue(Transactions transactions) {
    try {
      var latencies = transactions.latencies(1, 50_000, Duration.ofSeconds(1));
      assertThat(latencies.size()).as(transactions.client()).isBetween(50, 45_000);
      assertThat(latencies.milliseconds(1)).as(transactions.client()).isGreaterThan(500);
      assertThat(transactions.latencies(2, 50, Duration.ofSeconds(2)).milliseconds(0.5)).as(transactions.client()).isLessThan(200);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    } catch (IllegalStateException late) {
      assertThat(late).hasMessageContaining("could not be made in time");
    }
  }

  @Test
  void refusesADatabaseWithoutALedger() throws SQLException {
    execute("CREATE SCHEMA recommender");
    assertThatIllegalStateException().isThrownBy(() -> Tables.create(postgres.adminDataSource())).withMessageContaining("no document");
  }

  @Test
  void readsTheRateWithoutConnecting() {
    assertThat(Pgbench.rate("latency average = 1 ms\ninitial connection time = 9 ms\ntps = 1234.56 (without initial connection time)\n"))
        .isEqualTo(1234.56);
    assertThatIllegalStateException().isThrownBy(() -> Pgbench.rate("tps = nothing"));
    assertThatIllegalStateException()
        .isThrownBy(() -> Pgbench.rate("client 1 aborted in command 0\ntps = 1.0 (without initial connection time)\n"));
  }

  private static void writesBoth(Transactions transactions, String type) throws Exception {
    double rate = transactions.perSecond(2, Duration.ofSeconds(1));

    assertThat(rate).isPositive();
    assertThat(number("SELECT count(*) FROM t3.tip")).isPositive().isEqualTo(number("SELECT count(*) FROM t3.outbox"));
    assertThat(number("SELECT count(*) FROM t3.tip JOIN t3.outbox USING (id)")).isEqualTo(number("SELECT count(*) FROM t3.tip"));
    assertThat(number("SELECT max(length(document%s)) FROM t3.tip".formatted(type.equals("json") ? "::text" : ""))).isEqualTo(1_024);
  }

  private static Tables ledgerOf(String type) throws SQLException {
    execute("CREATE SCHEMA recommender");
    execute("CREATE TABLE recommender.decision (id uuid PRIMARY KEY, document " + type + " NOT NULL)");
    execute("""
        CREATE TABLE recommender.outbox (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL, subject text NOT NULL,
          type text NOT NULL, key uuid NOT NULL, occurred_at timestamptz NOT NULL, headers json NOT NULL, payload bytea NOT NULL)""");
    var tables = Tables.create(postgres.adminDataSource());
    assertThat(tables.documentType()).isEqualTo(type);
    return tables;
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = postgres.adminDataSource().getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (var connection = postgres.adminDataSource().getConnection(); var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
