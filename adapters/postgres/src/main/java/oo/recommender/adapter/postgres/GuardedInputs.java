package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Feedback.FEEDBACK;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.util.List;
import java.util.UUID;
import oo.codegen.sql.recommender.tables.records.DecisionRecord;
import oo.codegen.sql.recommender.tables.records.FeedbackRecord;
import oo.codegen.sql.recommender.tables.records.TipRecord;
import oo.codegen.sql.recommender.tables.records.UserTipsRecord;
import oo.codegen.sql.shared.tables.records.IdempotencyKeyRecord;
import oo.codegen.sql.shared.tables.records.OutboxRecord;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.InputRow;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** {@link GuardedRows} as the columns that {@link GuardedWrite} sees. */
final class GuardedInputs {

  static final String NAME = Inputs.NAME;

  private final Inputs<GuardedRows> inputs = new Inputs<>();

  final Input<UUID> id = inputs.column("id", SQLDataType.UUID, GuardedRows::id);
  final Input<UUID> user = inputs.column("user_id", SQLDataType.UUID, GuardedRows::user);
  final Input<Long> lock = inputs.column("lock", SQLDataType.BIGINT, GuardedRows::lock);
  final InputRow<UserTipsRecord> tips = inputs.row("tips", USER_TIPS, GuardedRows::tips,
      USER_TIPS.USER_ID, USER_TIPS.VERSION, USER_TIPS.OPEN_TIP, USER_TIPS.DOCUMENT);
  final InputRow<IdempotencyKeyRecord> key = inputs.row("key", IDEMPOTENCY_KEY, GuardedRows::key,
      IDEMPOTENCY_KEY.USER_ID, IDEMPOTENCY_KEY.KEY, IDEMPOTENCY_KEY.FINGERPRINT, IDEMPOTENCY_KEY.RESULT_ID,
      IDEMPOTENCY_KEY.CREATED_AT);
  final InputRow<DecisionRecord> decision = inputs.row("decision", DECISION, GuardedRows::decision,
      DECISION.ID, DECISION.USER_ID, DECISION.DECIDED_AT, DECISION.TRIGGER, DECISION.OUTCOME, DECISION.TIP_ID,
      DECISION.POLICY, DECISION.MODEL, DECISION.FEATURE_SCHEMA, DECISION.SEED, DECISION.KIND_PROBABILITY,
      DECISION.CANDIDATE_PROBABILITY, DECISION.DOCUMENT, DECISION.ARM);
  final InputRow<TipRecord> tip = inputs.row("tip", TIP, GuardedRows::tip,
      TIP.ID, TIP.DECISION_ID, TIP.USER_ID, TIP.TRIGGER, TIP.KIND, TIP.OFFERED_AT, TIP.EXPIRES_AT, TIP.DOCUMENT,
      TIP.STATE, TIP.STATE_AT, TIP.STATE_UNTIL, TIP.STATE_DETAIL);
  final InputRow<FeedbackRecord> feedback = inputs.row("feedback", FEEDBACK, GuardedRows::feedback,
      FEEDBACK.ID, FEEDBACK.USER_ID, FEEDBACK.TIP_ID, FEEDBACK.RECEIVED_AT, FEEDBACK.REACTION, FEEDBACK.REACTION_UNTIL,
      FEEDBACK.REACTION_REASON, FEEDBACK.REPEATED, FEEDBACK.LATE, FEEDBACK.STATE, FEEDBACK.STATE_AT,
      FEEDBACK.STATE_UNTIL, FEEDBACK.STATE_DETAIL);
  final InputRow<TipRecord> changedTip = inputs.row("changed_tip", TIP, GuardedRows::changedTip,
      TIP.ID, TIP.STATE, TIP.STATE_AT, TIP.STATE_UNTIL, TIP.STATE_DETAIL);
  final InputRow<OutboxRecord> event = OutboxTable.input(inputs, "event", GuardedRows::event);

  CommonTableExpression<?> table() {
    return inputs.table();
  }

  List<Field<?>> in(String table) {
    return inputs.in(table);
  }

  BatchStatement<GuardedRows> statement(ModuleDatabase database, Select<?> query) {
    return inputs.statement(database, query);
  }
}
