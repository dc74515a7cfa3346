package oo.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import oo.bench.installation.Backlog;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bootstrap.wiring.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerIT {

  private static final int ROWS = 45_000;

  private static Installation installation;
  private static DataSource admin;

  @BeforeAll
  static void start() {
    installation = Installation.start(new Home(Path.of("..")));
    Databases.migrate(installation.settings());
    admin = installation.postgres().adminDataSource();
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void addsAllThatDecisionsLeaveBehindAndTellsTheRelaysThatItWasHandedOn() throws Exception {
    assertThatIllegalStateException().isThrownBy(() -> new Ledger(admin, ROWS).begin()).withMessageContaining("no decision to copy");
    oneDecision();
    var ledger = new Ledger(admin, ROWS);
    var told = new AtomicLong();

    long bytes;
    try (var _ = new Haste(admin)) {
      bytes = ledger.begin();
      ledger.fill(told::set);
    }

    for (String table : new String[] {"decision", "tip", "outbox", "inbox", "shadow_decision"}) {
      assertThat(number("SELECT count(*) FROM recommender." + table)).as(table).isEqualTo(ROWS + 1);
    }
    assertThat(number("SELECT count(*) FROM recommender.idempotency_key")).as("keys of the last days").isBetween(ROWS / 20L, ROWS / 10L);
    assertThat(number("SELECT count(*) FROM recommender.tip JOIN recommender.decision ON decision.tip_id = tip.id")).isEqualTo(ROWS + 1);
    assertThat(number("SELECT count(*) FROM recommender.decision WHERE decided_at < now() - interval '45 days'")).isBetween(ROWS / 2 - 5L, ROWS / 2 + 5L);
    assertThat(number("SELECT count(DISTINCT user_id) FROM recommender.decision")).isBetween(800L, 902L);
    assertThat(number("SELECT count(*) FROM recommender.user_tips")).isEqualTo(ROWS / 50 + 2);
    assertThat(told.get()).isEqualTo(ROWS);
    assertThat(bytes).isBetween(ROWS * 800L, ROWS * 8_000L);
    assertThat(new Backlog(admin).between(new Backlog(admin).position(), new Backlog.Position(Long.MAX_VALUE, 0))).as("left to hand on").isZero();
    assertThat(number("SELECT count(*) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'autovacuum') AND setting = 'on'")).isEqualTo(3);
    assertThat(Sizes.perDecision(admin, ROWS)).containsKeys("decision", "tip", "outbox", "shadow_decision")
        .doesNotContainKey("decision_p_before").hasEntrySatisfying("decision", sizes -> {
          assertThat(sizes.get("rows")).isBetween(1_000L, 1_500L);
          assertThat(sizes.get("indexes")).isBetween(80L, 250L);
        });
    addsABacklog();
  }

  private static void addsABacklog() throws SQLException {
    var backlog = new Backlog(admin);
    var before = backlog.position();
    backlog.add(5_000);

    assertThat(backlog.between(before, new Backlog.Position(Long.MAX_VALUE, 0))).isEqualTo(5_000);
    assertThat(number("SELECT count(DISTINCT id) FROM recommender.outbox")).isEqualTo(ROWS + 1 + 5_000);
  }

  private static void oneDecision() throws SQLException {
    try (var connection = admin.getConnection(); var statement = connection.createStatement()) {
      statement.execute("""
          WITH ids AS (SELECT uuidv7() AS decision, uuidv7() AS tip, uuidv7() AS event, gen_random_uuid() AS someone),
          decision AS (INSERT INTO recommender.decision (id, user_id, decided_at, trigger, outcome, tip_id, document)
            SELECT decision, someone, now(), 'pull', 'tip', tip, decode(repeat('00', 1000), 'hex') FROM ids),
          tip AS (INSERT INTO recommender.tip (id, decision_id, user_id, trigger, kind, offered_at, expires_at, document, state)
            SELECT tip, decision, someone, 'pull', 'focus', now(), now() + interval '1 hour', decode(repeat('00', 300), 'hex'), 'open' FROM ids),
          shadow AS (INSERT INTO recommender.shadow_decision (decision_id, policy, user_id, model, schema_hash, kind_probability, candidate_probability, seed)
            SELECT decision, 'uniform', someone, 'none', 'x', 1, 1, 1 FROM ids),
          event AS (INSERT INTO recommender.outbox (id, subject, type, key, occurred_at, headers, payload)
            SELECT event, 'oo.recommender.tip.decided.v1', 'x', someone, now(), '{}', decode(repeat('00', 200), 'hex') FROM ids),
          inbox AS (INSERT INTO recommender.inbox (consumer, message_id) SELECT 'recommender', event FROM ids),
          key AS (INSERT INTO recommender.idempotency_key (user_id, key, fingerprint, result_id, created_at)
            SELECT someone, 'k', '', decision, now() FROM ids),
          tips AS (INSERT INTO recommender.user_tips (user_id, version, document) SELECT someone, 1, '' FROM ids),
          state AS (INSERT INTO recommender.user_state (user_id, document) SELECT someone, '' FROM ids)
          INSERT INTO recommender.relay_position (relay, xid, position) VALUES ('bus', 0, 0)""");
    }
  }

  private static long number(String query) throws SQLException {
    try (var connection = admin.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
