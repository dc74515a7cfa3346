package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Feedback.FEEDBACK;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.time.Instant;
import java.util.UUID;
import oo.codegen.sql.recommender.tables.records.DecisionRecord;
import oo.codegen.sql.recommender.tables.records.FeedbackRecord;
import oo.codegen.sql.recommender.tables.records.TipRecord;
import oo.codegen.sql.shared.tables.records.IdempotencyKeyRecord;
import oo.codegen.sql.shared.tables.records.OutboxRecord;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.InputRow;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.OutboxTable;
import org.jooq.impl.SQLDataType;

/** What {@link GuardedRows} have to be written once nothing forbids it. Each value is sent once, whatever rows it is in. */
final class GuardedInputs {

  final Inputs<GuardedRows> inputs = new Inputs<>();

  final Input<UUID> id = inputs.column("id", SQLDataType.UUID, GuardedRows::id);
  final Input<UUID> user = inputs.column("user_id", SQLDataType.UUID, GuardedRows::user);
  final Input<Instant> at = inputs.column("at", SQLDataType.INSTANT, GuardedRows::at);
  final InputRow<IdempotencyKeyRecord> key = inputs
      .row("key", IDEMPOTENCY_KEY, GuardedRows::key, IDEMPOTENCY_KEY.KEY, IDEMPOTENCY_KEY.FINGERPRINT)
      .with(IDEMPOTENCY_KEY.USER_ID, user).with(IDEMPOTENCY_KEY.RESULT_ID, id).with(IDEMPOTENCY_KEY.CREATED_AT, at);
  private final Input<UUID> tipId = inputs.column("tip", TIP.ID, GuardedRows::tip);
  private final Input<String> trigger = inputs.column("decision", DECISION.TRIGGER, GuardedRows::decision);
  final InputRow<DecisionRecord> decision = inputs
      .row("decision", DECISION, GuardedRows::decision,
          DECISION.OUTCOME, DECISION.POLICY, DECISION.MODEL, DECISION.FEATURE_SCHEMA, DECISION.SEED, DECISION.KIND_PROBABILITY,
          DECISION.CANDIDATE_PROBABILITY, DECISION.DOCUMENT, DECISION.ARM)
      .with(DECISION.ID, id).with(DECISION.USER_ID, user).with(DECISION.DECIDED_AT, at).with(DECISION.TRIGGER, trigger)
      .with(DECISION.TIP_ID, tipId);
  final InputRow<TipRecord> tip = inputs
      .row("tip", TIP, GuardedRows::tip, TIP.KIND, TIP.EXPIRES_AT, TIP.DOCUMENT, TIP.STATE)
      .with(TIP.ID, tipId).with(TIP.DECISION_ID, id).with(TIP.USER_ID, user).with(TIP.TRIGGER, trigger)
      .with(TIP.OFFERED_AT, at);
  final InputRow<TipRecord> changedTip;
  final InputRow<FeedbackRecord> feedback;
  final InputRow<OutboxRecord> event = OutboxTable.input(inputs, "event", GuardedRows::event, user, at);

  /** @param reactions without them, tips are offered and skipped only */
  GuardedInputs(boolean reactions) {
    changedTip = reactions
        ? inputs.row("changed_tip", TIP, GuardedRows::changedTip,
            TIP.ID, TIP.STATE, TIP.STATE_AT, TIP.STATE_UNTIL, TIP.STATE_DETAIL)
        : inputs.row("changed_tip", TIP, GuardedRows::changedTip, TIP.ID, TIP.STATE).with(TIP.STATE_AT, at);
    feedback = reactions
        ? inputs.row("feedback", FEEDBACK, GuardedRows::feedback,
            FEEDBACK.REACTION, FEEDBACK.TIP_ID, FEEDBACK.REACTION_UNTIL, FEEDBACK.REACTION_REASON, FEEDBACK.REPEATED,
            FEEDBACK.LATE, FEEDBACK.STATE, FEEDBACK.STATE_AT, FEEDBACK.STATE_UNTIL, FEEDBACK.STATE_DETAIL)
            .with(FEEDBACK.ID, id).with(FEEDBACK.USER_ID, user).with(FEEDBACK.RECEIVED_AT, at)
        : null;
  }
}
