package oo.recommender.adapter.postgres;

import java.time.Instant;
import java.util.UUID;
import oo.codegen.sql.recommender.tables.records.DecisionRecord;
import oo.codegen.sql.recommender.tables.records.FeedbackRecord;
import oo.codegen.sql.recommender.tables.records.TipRecord;
import oo.codegen.sql.recommender.tables.records.UserTipsRecord;
import oo.codegen.sql.shared.tables.records.IdempotencyKeyRecord;
import oo.codegen.sql.shared.tables.records.OutboxRecord;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one caller writes: all or none.
 *
 * @param id of the decision or the feedback that the others belong to
 * @param at when it was decided, or reacted
 * @param tips in their next version, to be written if the one before is what the table has; null leaves them alone
 * @param key together with {@code lock}, or neither
 * @param lock of the key, held while it is written
 * @param changedTip a tip that is there, in its new state
 */
record GuardedRows(
    UUID id, UUID user, Instant at, @Nullable UserTipsRecord tips, @Nullable IdempotencyKeyRecord key, @Nullable Long lock,
    @Nullable DecisionRecord decision, @Nullable TipRecord tip, @Nullable FeedbackRecord feedback,
    @Nullable TipRecord changedTip, @Nullable OutboxRecord event) {

  static GuardedRows of(
      UUID id, UserId user, @Nullable UserTips becomes, @Nullable IdempotencyKey key, Instant at, IdempotencyTable keys) {
    return new GuardedRows(
        id, user.value(), at, becomes == null ? null : UserTipsRow.write(user, becomes),
        key == null ? null : keys.row(user, key, id, at), key == null ? null : keys.lockId(user, key),
        null, null, null, null, null);
  }

  GuardedRows withDecision(DecisionRecord row, @Nullable TipRecord offered, @Nullable TipRecord skipped, OutboxRecord told) {
    return new GuardedRows(id, user, at, tips, key, lock, row, offered, null, skipped, told);
  }

  GuardedRows withFeedback(FeedbackRecord row, @Nullable TipRecord reacted, @Nullable OutboxRecord told) {
    return new GuardedRows(id, user, at, tips, key, lock, null, null, row, reacted, told);
  }
}
