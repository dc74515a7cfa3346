package oo.recommender.adapter.postgres;

import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger from before there were partitions, in a process that has been deciding since then. */
class PartitionedLedgerIT {

  private static final String PARTITIONING = "V015";
  private static final int MANY = 300;

  @TempDir
  private Path folder;

  private static List<DecisionRecord> decided(PostgresStore store, UserId user, int times) {
    var records = new ArrayList<DecisionRecord>();
    for (int i = 0; i < times; i++) {
      var decision = RecommenderExamples.decision(
          user, UserTips.NONE, Trigger.PULL, RecommenderExamples.NOON.plusSeconds(60L * i), i);
      assertThat(store.decisions().append(new Decisions.Append(decision.record(), null, null, null)))
          .isInstanceOf(Decisions.Outcome.Appended.class);
      store.shadowDecisions().append(List.of(new ShadowDecision(
          decision.record().id(), user, new PolicyId("uniform", 1), "none", "x", 0.5, 0.5, i, null)));
      records.add(decision.record());
    }
    return records;
  }

  private static List<DecisionRecord> read(PostgresStore store, UserId user) {
    var read = new ArrayList<DecisionRecord>();
    store.decisions().each(new Decisions.Selection(user, null), read::add);
    return read;
  }

  private static String one(TestDatabase database, String query) throws SQLException {
    try (var connection = database.admin().getConnection(); var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void keepsEveryRowWhereItLiesAndGoesOnDeciding() throws Exception {
    try (var database = TestDatabase.createWithout(PARTITIONING, folder)) {
      var store = PostgresStore.over(database.open("recommender"));
      var user = someone();
      var before = decided(store, user, MANY);
      var file = one(database, "SELECT pg_relation_filepath('recommender.decision')");
      var places = one(database, "SELECT string_agg(ctid::text || id, ' ' ORDER BY id) FROM recommender.decision");
      var shadows = one(database, "SELECT pg_relation_filepath('recommender.shadow_decision')");

      database.migrate();

      var after = decided(store, user, 3);
      assertThat(one(database, "SELECT pg_relation_filepath('recommender.decision_p_before')")).isEqualTo(file);
      assertThat(one(database, "SELECT pg_relation_filepath('recommender.shadow_decision_p_before')")).isEqualTo(shadows);
      assertThat(one(database, "SELECT string_agg(ctid::text || id, ' ' ORDER BY id) FROM (SELECT ctid, id FROM "
          + "recommender.decision_p_before ORDER BY id LIMIT " + MANY + ") AS old")).isEqualTo(places);
      before.addAll(after);
      assertThat(read(store, user)).isEqualTo(before);
      assertThat(store.shadows(user)).hasSize(MANY + 3);
    }
  }

  @Test
  void hasTheSameIndexesAndConstraintsInEveryPartition() throws Exception {
    try (var database = TestDatabase.createWithout(PARTITIONING, folder)) {
      var columns = "SELECT string_agg(attname || format_type(atttypid, atttypmod) || attnotnull, ' ' ORDER BY attname) "
          + "FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid = 'recommender.%s'::regclass";
      var of = one(database, columns.formatted("decision"));
      database.migrate();

      assertThat(one(database, columns.formatted("decision"))).isEqualTo(of);
      assertThat(one(database, """
          SELECT count(DISTINCT shape) FROM (SELECT string_agg(regexp_replace(indexdef, '^.* USING', ''), ';'
            ORDER BY regexp_replace(indexdef, '^.* USING', '')) AS shape FROM pg_indexes
            WHERE schemaname = 'recommender' AND tablename ~ '^decision(_p.*)?$' GROUP BY tablename) AS shapes""")).isEqualTo("1");
      assertThat(one(database, "SELECT string_agg(DISTINCT contype::text || convalidated, ' ') FROM pg_constraint "
          + "WHERE conrelid::regclass::text ~ '^recommender.(shadow_)?decision' AND contype <> 'n'")).isEqualTo("ptrue");
      assertThat(one(database, "SELECT count(*) FROM pg_trigger WHERE tgname = 'decision_append_only'"))
          .isEqualTo(one(database, "SELECT count(*) + 1 FROM recommender.ledger_partition WHERE ledger = 'decision'"));
    }
  }

  @Test
  void endsTheFirstPartitionAWeekAheadAtLeastAndGoesOnFromThere() throws Exception {
    try (var database = TestDatabase.createWithout(PARTITIONING, folder)) {
      database.migrate();

      assertThat(one(database, "SELECT min(to_at) >= now() + interval '6 days' AND min(to_at) < now() + interval '40 days' "
          + "FROM recommender.ledger_partition")).isEqualTo("t");
      assertThat(one(database, "SELECT count(*) FROM recommender.ledger_partition AS one WHERE NOT spare AND from_id IS NOT NULL "
          + "AND NOT EXISTS (SELECT FROM recommender.ledger_partition AS other WHERE other.to_id = one.from_id AND other.ledger = one.ledger)"))
          .isEqualTo("0");
      assertThat(one(database, "SELECT max(to_at) > now() + interval '3 months' FROM recommender.ledger_partition")).isEqualTo("t");
    }
  }

  @Test
  void findsTheMomentOfAnIdAgain() throws SQLException {
    try (var database = TestDatabase.create()) {
      var id = id();
      assertThat(one(database, "SELECT recommender.ledger_id(recommender.ledger_moment('" + id + "'))"))
          .isEqualTo(id.toString().substring(0, 13) + "-0000-0000-000000000000");
      assertThat(one(database, "SELECT max(abs(extract(epoch FROM recommender.ledger_moment(made) - uuid_extract_timestamp(made)))) "
          + "FROM (SELECT uuidv7(n * interval '7.123 days') AS made FROM generate_series(-900, 900) AS n) AS ids"))
          .isEqualTo("0.000000");
    }
  }
}
