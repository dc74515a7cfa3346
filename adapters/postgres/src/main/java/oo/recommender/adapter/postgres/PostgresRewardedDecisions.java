package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;
import static oo.codegen.sql.recommender.tables.ShadowDecision.SHADOW_DECISION;
import static oo.codegen.sql.recommender.tables.Tip.TIP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.PolicyId;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresRewardedDecisions implements RewardedDecisions {

  private static final UUID LEAST = new UUID(0, 0);
  /** Ids of version 7 tell the time of their making, which is near that of the decision. */
  private static final Duration NEAR = Duration.ofMinutes(5);
  private static final List<Field<?>> SHADOW = List.of(
      SHADOW_DECISION.DECISION_ID, SHADOW_DECISION.MODEL, SHADOW_DECISION.SCHEMA_HASH,
      SHADOW_DECISION.FEATURE_SCHEMA, SHADOW_DECISION.KIND_PROBABILITY, SHADOW_DECISION.CANDIDATE_PROBABILITY, SHADOW_DECISION.SEED,
      SHADOW_DECISION.PICK);

  private final ModuleDatabase database;
  private final Terms terms;
  private final int page;

  /** @param page how many decisions {@link #each} holds at a time */
  PostgresRewardedDecisions(ModuleDatabase database, Terms terms, int page) {
    this.database = database;
    this.terms = terms;
    this.page = page;
  }

  /** Page by page, each a statement of its own. */
  @Override
  public void each(Selection selection, Consumer<Rewarded> reader) {
    var last = selection.since() == null ? LEAST : floor(selection.since().minus(NEAR));
    List<Rewarded> found;
    do {
      found = page(selection, last);
      found.forEach(reader);
      last = found.isEmpty() ? last : found.getLast().record().id();
    } while (found.size() == page);
  }

  private static UUID floor(Instant at) {
    return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
  }

  private List<Rewarded> page(Selection selection, UUID after) {
    return database.dsl().select(DecisionRow.FIELDS).select(SHADOW).select(RewardRow.WORTH)
        .from(DECISION).leftJoin(TIP).on(TIP.ID.eq(DECISION.TIP_ID)).leftJoin(REWARD).on(REWARD.DECISION_ID.eq(DECISION.ID))
        .leftJoin(SHADOW_DECISION).on(SHADOW_DECISION.DECISION_ID.eq(DECISION.ID))
        .and(SHADOW_DECISION.POLICY.eq(selection.target().toString()))
        .where(DECISION.POLICY.eq(selection.baseline().toString())).and(DECISION.ID.gt(after))
        .and(of(selection.arm()))
        .and(selection.since() == null ? DSL.noCondition() : DECISION.DECIDED_AT.ge(selection.since()))
        .orderBy(DECISION.ID).limit(page)
        .fetch(row -> rewarded(row, selection));
  }

  private static Condition of(@Nullable Arm arm) {
    if (arm == null) {
      return DSL.noCondition();
    }
    var named = DECISION.ARM.eq(arm.wireName());
    return arm == Arm.DEFAULT ? named.or(DECISION.ARM.isNull()) : named;
  }

  private Rewarded rewarded(Record row, Selection selection) {
    var record = DecisionRow.read(row, terms);
    return new Rewarded(record, record.draw(), RewardRow.worth(row), shadow(row, selection.target()));
  }

  private @Nullable ShadowDecision shadow(Record row, PolicyId target) {
    return row.get(SHADOW_DECISION.DECISION_ID) == null ? null : new ShadowDecision(
        row.get(SHADOW_DECISION.DECISION_ID), new UserId(row.get(DECISION.USER_ID)), target,
        row.get(SHADOW_DECISION.MODEL), schemaHash(row), row.get(SHADOW_DECISION.KIND_PROBABILITY),
        row.get(SHADOW_DECISION.CANDIDATE_PROBABILITY), row.get(SHADOW_DECISION.SEED), row.get(SHADOW_DECISION.PICK));
  }

  private String schemaHash(Record row) {
    var number = row.get(SHADOW_DECISION.FEATURE_SCHEMA);
    return number == null ? row.get(SHADOW_DECISION.SCHEMA_HASH) : terms.schema(number);
  }
}
