package oo.recommender.adapter.postgres;

import static oo.events.application.port.Eventually.eventually;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connection that breaks while a decision is kept. */
class KilledConnectionIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final PostgresStore DIRECT = PostgresStore.over(DATABASE.open("recommender"));
  /** Bytes of a statement with its parameters, and then some. */
  private static final int SENT_AT_MOST = 24_000;
  private static final int STEP = 1_200;

  private static Wire wire;
  private static PostgresStore store;

  @BeforeAll
  static void connect() throws IOException {
    wire = new Wire(DATABASE.url());
    store = PostgresStore.over(DATABASE.open(wire.through(DATABASE.settings("recommender", 1))));
  }

  @AfterAll
  static void close() {
    DATABASE.close();
    wire.close();
  }

  private static Decisions.Append appendOf(Decision decision) {
    return new Decisions.Append(decision.record(), decision.tips(), null, key("k", 1));
  }

  private static long kept(UserId user) {
    return DIRECT.decisions().count(new Decisions.Selection(user, null));
  }

  private static void assertAllOrNothing(UserId user, Decision decision) {
    int all = (int) kept(user);
    var tip = ((Answer.Offered) decision.record().answer()).id();
    assertThat(DIRECT.tips().find(user, tip) != null).isEqualTo(all == 1);
    assertThat(DIRECT.users().of(user).tips().version()).isEqualTo(all);
    assertThat(DIRECT.events(user)).hasSize(all);
  }

  private static void assertTheSameAgainIsKeptOnce(UserId user, Decision decision) {
    wire.heal();
    assertThat(store.decisions().append(appendOf(decision))).isInstanceOf(Decisions.Outcome.Appended.class);
    assertThat(kept(user)).isOne();
    assertAllOrNothing(user, decision);
  }

  @Test
  void leavesAllOrNothingWhereverTheRequestIsCut() {
    for (int bytes = 0; bytes < SENT_AT_MOST + 2 * STEP; bytes += STEP) {
      store.users().of(someone());
      var user = someone();
      var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
      wire.cutAfter(bytes);
      try {
        store.decisions().append(appendOf(decision));
        assertThat(kept(user)).isOne();
      } catch (DatabaseUnavailable e) {
        assertThat(bytes).isLessThan(SENT_AT_MOST);
      }
      assertAllOrNothing(user, decision);
      assertTheSameAgainIsKeptOnce(user, decision);
    }
  }

  @Test
  void worksAfterItsFirstConnectionWasCutAnywhere() {
    boolean connected = false;
    for (int bytes = 0; !connected; bytes += 40) {
      wire.cutAfter(bytes);
      try (var database = new ModuleDatabase(wire.through(DATABASE.settings("recommender", 1)))) {
        connected = database.isReachable();
        wire.heal();
        eventually(() -> assertThat(database.isReachable()).isTrue());
      }
    }
  }

  @Test
  void knowsADecisionAgainWhoseAnswerWasLost() {
    store.users().of(someone());
    var user = someone();
    var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
    wire.swallowAnswers();

    assertThatThrownBy(() -> store.decisions().append(appendOf(decision))).isInstanceOf(DatabaseUnavailable.class);

    assertAllOrNothing(user, decision);
    assertTheSameAgainIsKeptOnce(user, decision);
  }

  @Test
  void leavesNothingOfAStatementThatTheServerEnds() {
    var user = someone();
    var first = RecommenderExamples.tip(user, UserTips.NONE, 1);
    DIRECT.decisions().append(new Decisions.Append(first.record(), first.tips(), null, null));
    var second = RecommenderExamples.tip(user, DIRECT.users().of(user).tips(), 2);
    DATABASE.asAdmin("CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS "
        + "$$ BEGIN PERFORM pg_sleep(30); RETURN NEW; END $$; "
        + "CREATE TRIGGER stall BEFORE INSERT ON recommender.idempotency_key FOR EACH ROW EXECUTE FUNCTION stall()");
    try {
      // Every other row is written when the key's is, and the transaction ends there.
      var appended = CompletableFuture.supplyAsync(() -> DIRECT.decisions().append(appendOf(second)));
      // It is tried once more, and ends there again.
      while (!appended.isDone()) {
        endTheStalled();
      }
      assertThatThrownBy(appended::join).isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(DatabaseUnavailable.class);
    } finally {
      DATABASE.asAdmin("DROP TRIGGER stall ON recommender.idempotency_key; DROP FUNCTION stall()");
    }
    assertThat(kept(user)).isOne();
    assertThat(DIRECT.users().of(user).tips().version()).isOne();
    assertThat(DIRECT.events(user)).hasSize(1);
    assertThat(DIRECT.decisions().append(appendOf(second))).isInstanceOf(Decisions.Outcome.Appended.class);
  }

  private static void endTheStalled() {
    try (var admin = DATABASE.admin().getConnection();
        var statement = admin.createStatement();
        var rows = statement.executeQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND wait_event = 'PgSleep'")) {
      rows.next();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
