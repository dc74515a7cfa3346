package oo.recommender.adapter.postgres;

import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.decision.Answer;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.Test;

/** The hot path takes no longer when its tables have grown. */
class IndexedIT {

  @Test
  void findsEveryRowByAnIndex() throws SQLException {
    try (var database = TestDatabase.create()) {
      var store = PostgresStore.over(database.open("recommender"));
      for (int i = 0; i < 12; i++) {
        var user = someone();
        store.userStates().apply(id(), user, state -> state);
        var first = RecommenderExamples.tip(user, store.users().of(user).tips(), i);
        store.decisions().append(new Decisions.Append(first.record(), first.tips(), null, key("a" + i, i)));
        var second = RecommenderExamples.tip(user, store.users().of(user).tips().skipped(), i);
        var skipped = ((Answer.Offered) first.record().answer()).id();
        assertThat(store.decisions().append(new Decisions.Append(second.record(), second.tips(), skipped, key("b" + i, i))))
            .isInstanceOf(Decisions.Outcome.Appended.class);
        store.userStates().apply(id(), user, state -> state);
      }
      // Its sessions tell what they have done when they end.
      store.database().close();

      var scans = wholeReads(database);
      assertThat(scans).containsKeys("decision_p_before", "tip", "user_tips", "user_state", "idempotency_key", "inbox", "outbox");
      assertThat(scans.values()).containsOnly(0L);
    }
  }

  /** How often each table was read from its beginning to its end. */
  private static Map<String, Long> wholeReads(TestDatabase database) throws SQLException {
    try (var admin = database.admin().getConnection();
        var statement = admin.createStatement();
        var rows = statement.executeQuery("SELECT relname, seq_scan FROM pg_stat_user_tables WHERE schemaname = 'recommender' "
            + "AND relname <> 'flyway_schema_history'")) {
      var scans = new TreeMap<String, Long>();
      while (rows.next()) {
        scans.put(rows.getString(1), rows.getLong(2));
      }
      return scans;
    }
  }
}
