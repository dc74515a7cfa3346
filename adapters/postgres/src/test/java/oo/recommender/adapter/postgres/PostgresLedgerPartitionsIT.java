package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;
import static oo.codegen.sql.recommender.tables.ShadowDecision.SHADOW_DECISION;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import oo.recommender.application.port.LedgerPartitions;
import oo.recommender.application.port.LedgerPartitions.Dropped;
import oo.recommender.application.port.LedgerPartitions.Made;
import oo.recommender.application.port.LedgerPartitionsContract;
import oo.recommender.domain.ledger.LedgerPartition;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.TestDatabase;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLedgerPartitionsIT extends LedgerPartitionsContract {

  private static final YearMonth MAY = YearMonth.of(2019, 5);
  private static final Instant IN_MAY = Instant.parse("2019-05-15T12:00:00Z");

  private final TestDatabase database = TestDatabase.create();
  private final ModuleDatabase recommender = database.open("recommender");
  private final PostgresLedgerPartitions partitions = new PostgresLedgerPartitions(recommender);
  private int decided;

  @BeforeEach
  void forgetEverythingBefore() {
    database.asAdmin("DROP TABLE recommender.decision_p_before, recommender.shadow_decision_p_before");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected LedgerPartitions partitions() {
    return partitions;
  }

  @Override
  protected long decisions() {
    // Shadows share the fate of their decisions.
    assertThat(recommender.dsl().fetchCount(SHADOW_DECISION)).isEqualTo(recommender.dsl().fetchCount(DECISION));
    return recommender.dsl().fetchCount(DECISION);
  }

  @Override
  protected void reward(Instant at) {
    recommender.dsl().insertInto(REWARD, REWARD.DECISION_ID, REWARD.TIP_ID, REWARD.USER_ID, REWARD.SEEN, REWARD.SNOOZED, REWARD.EXPIRED,
            REWARD.CONSENTED, REWARD.DEFINITION)
        .select(DSL.select(DECISION.ID, DECISION.ID, DECISION.USER_ID, DSL.val(true), DSL.val(false), DSL.val(false), DSL.val(true),
            DSL.val(1)).from(DECISION).where(DECISION.DECIDED_AT.eq(at)))
        .execute();
  }

  @Override
  protected long rewards() {
    return recommender.dsl().fetchCount(REWARD);
  }

  @Override
  protected void decide(Instant at) {
    keep(id(at), at);
  }

  private UUID id(Instant at) {
    decided++;
    return new UUID(at.toEpochMilli() << 16 | 0x7000, 0x8000000000000000L | decided);
  }

  private void keep(UUID id, Instant at) {
    var user = UUID.randomUUID();
    recommender.dsl().insertInto(DECISION, DECISION.ID, DECISION.USER_ID, DECISION.DECIDED_AT, DECISION.TRIGGER, DECISION.OUTCOME,
            DECISION.DOCUMENT)
        .values(id, user, at, "pull", "BUSY", new byte[700]).execute();
    recommender.dsl().insertInto(SHADOW_DECISION, SHADOW_DECISION.DECISION_ID, SHADOW_DECISION.POLICY, SHADOW_DECISION.USER_ID,
            SHADOW_DECISION.MODEL, SHADOW_DECISION.SCHEMA_HASH, SHADOW_DECISION.KIND_PROBABILITY,
            SHADOW_DECISION.CANDIDATE_PROBABILITY, SHADOW_DECISION.SEED)
        .values(id, "uniform/1", user, "none", "x", 1.0, 1.0, 1L).execute();
  }

  private LedgerPartition of(YearMonth month) {
    return partitions.all().stream().filter(partition -> month.equals(partition.from())).findFirst().orElseThrow();
  }

  private List<String> plan(String query) throws SQLException {
    try (var connection = database.admin().getConnection(); var statement = connection.createStatement();
        var rows = statement.executeQuery("EXPLAIN (COSTS OFF) " + query)) {
      var plan = new ArrayList<String>();
      while (rows.next()) {
        plan.add(rows.getString(1));
      }
      return plan;
    }
  }

  @Test
  void keepsDecisionsAsTheyWereWrittenInEveryPartition() {
    partitions.make(MAY, 0);
    decide(IN_MAY);
    decide(Instant.parse("2018-01-01T00:00:00Z"));

    for (var id : recommender.dsl().select(DECISION.ID).from(DECISION).fetch(DECISION.ID)) {
      assertThatThrownBy(() -> recommender.dsl().update(DECISION).set(DECISION.SEED, 1L).where(DECISION.ID.eq(id)).execute())
          .hasMessageContaining("are never changed");
    }
    // Nor where a row would have to move to another partition.
    assertThatThrownBy(() -> recommender.dsl().update(DECISION).set(DECISION.ID, id(Instant.EPOCH)).execute())
        .hasMessageContaining("are never changed");
  }

  @Test
  void refusesTheSameDecisionTwice() {
    partitions.make(MAY, 0);
    var id = id(IN_MAY);
    keep(id, IN_MAY);

    assertThatThrownBy(() -> keep(id, IN_MAY)).hasMessageContaining("_pkey");
  }

  @Test
  void looksIntoThePartitionThatIsNeededAlone() throws SQLException {
    partitions.make(MAY, 0);
    partitions.make(MAY.plusMonths(1), 0);
    var id = id(IN_MAY);

    assertThat(plan("SELECT * FROM recommender.decision WHERE id = '" + id + "'"))
        .anyMatch(line -> line.contains("on decision_p2019_05")).noneMatch(line -> line.contains("2019_06") || line.contains("default"));
    assertThat(plan("SELECT * FROM recommender.decision WHERE user_id = '" + id + "' AND id < '" + id(Instant.parse("2019-05-31T00:00:00Z"))
        + "' ORDER BY id LIMIT 9")).noneMatch(line -> line.contains("2019_06")).noneMatch(line -> line.contains("Seq Scan on decision_p2019"));
  }

  @Test
  void findsTheOnePartitionAlsoWithAPlanForAllIds() throws SQLException {
    partitions.make(MAY, 0);
    partitions.make(MAY.plusMonths(1), 0);
    try (var connection = database.admin().getConnection(); var statement = connection.createStatement()) {
      statement.execute("SET plan_cache_mode = force_generic_plan");
      statement.execute("PREPARE one (uuid) AS SELECT * FROM recommender.decision WHERE id = $1");
      var plan = new StringBuilder();
      try (var rows = statement.executeQuery("EXPLAIN (COSTS OFF) EXECUTE one ('" + id(IN_MAY) + "')")) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      assertThat(plan.toString()).contains("Subplans Removed", "decision_p2019_05").doesNotContain("2019_06", "default");
    }
  }

  @Test
  void dropsNothingThatIsYoung() {
    var young = partitions.all().getFirst();

    assertThat(partitions.drop(young)).isEqualTo(Dropped.NEEDED);
    assertThat(partitions.all()).contains(young);
  }

  @Test
  void dropsNothingThatAnOpenTipStandsOn() {
    partitions.make(MAY, 0);
    decide(IN_MAY);
    openTip(IN_MAY, Instant.now().plusSeconds(60));

    assertThat(partitions.drop(of(MAY))).isEqualTo(Dropped.NEEDED);
    assertThat(decisions()).isEqualTo(1);
  }

  @Test
  void dropsWhatATipStoodOnThatNobodyAnswered() {
    partitions.make(MAY, 0);
    decide(IN_MAY);
    openTip(IN_MAY, IN_MAY.plusSeconds(3600));

    assertThat(partitions.drop(of(MAY))).isEqualTo(Dropped.DROPPED);
    assertThat(recommender.dsl().fetchCount(TIP)).isEqualTo(1);
  }

  private void openTip(Instant at, Instant expiresAt) {
    var tip = id(at);
    var user = UUID.randomUUID();
    recommender.dsl().insertInto(TIP, TIP.ID, TIP.DECISION_ID, TIP.USER_ID, TIP.TRIGGER, TIP.KIND, TIP.OFFERED_AT, TIP.EXPIRES_AT,
            TIP.DOCUMENT, TIP.STATE)
        .values(tip, id(at), user, "pull", "focus", at, expiresAt, new byte[1], "offered").execute();
    recommender.dsl().insertInto(USER_TIPS, USER_TIPS.USER_ID, USER_TIPS.VERSION, USER_TIPS.OPEN_TIP, USER_TIPS.DOCUMENT)
        .values(user, 1L, tip, new byte[1]).execute();
  }

  @Test
  void waitsForNobodyForLong() throws SQLException {
    partitions.make(MAY, 0);
    var may = of(MAY);
    try (var reader = database.admin().getConnection()) {
      reader.setAutoCommit(false);
      reads(reader);

      assertThat(partitions.make(MAY.plusMonths(1), 0)).isEqualTo(Made.BUSY);
      assertThat(partitions.drop(may)).isEqualTo(Dropped.BUSY);
      decide(IN_MAY);
      reader.rollback();
    }

    assertThat(partitions.make(MAY.plusMonths(1), 0)).isEqualTo(Made.MADE);
    assertThat(partitions.drop(may)).isEqualTo(Dropped.DROPPED);
  }

  private static void reads(Connection reader) throws SQLException {
    try (var statement = reader.createStatement()) {
      statement.execute("SELECT FROM recommender.decision");
    }
  }

  @Test
  void leavesTheWorkToWhoeverIsAtIt() throws SQLException {
    try (var other = database.admin().getConnection()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("SELECT pg_advisory_xact_lock('recommender.decision'::regclass::oid::bigint)");
      }

      assertThat(partitions.make(MAY, 0)).isEqualTo(Made.BUSY);
      assertThat(partitions.drop(partitions.all().getFirst())).isEqualTo(Dropped.BUSY);
      other.rollback();
    }
  }

  @Test
  void letsNobodyElseMakeOrDropThem() {
    try (var profile = database.open("profile")) {
      assertThatThrownBy(() -> profile.dsl().fetch("SELECT recommender.make_ledger_partition('2019-05-01', 0)"))
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> recommender.dsl().execute("DROP TABLE decision_p_default")).hasMessageContaining("must be owner");
    assertThatThrownBy(() -> recommender.dsl().execute("ALTER TABLE decision DETACH PARTITION decision_p_default"))
        .hasMessageContaining("must be owner");
  }
}
