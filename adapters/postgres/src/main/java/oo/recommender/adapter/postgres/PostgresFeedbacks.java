package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Feedback.FEEDBACK;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.util.UUID;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.domain.tip.Feedback;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresFeedbacks implements Feedbacks {

  private final ModuleDatabase database;
  private final IdempotencyTable keys;
  private final Coalescer<GuardedRows, GuardedWrite.Result> writes;
  private final OutboxTable outbox;
  private final TipEvents events;

  PostgresFeedbacks(
      ModuleDatabase database, Coalescer<GuardedRows, GuardedWrite.Result> writes, OutboxTable outbox, TipEvents events) {
    this.database = database;
    this.keys = new IdempotencyTable(database);
    this.writes = writes;
    this.outbox = outbox;
    this.events = events;
  }

  @Override
  public Found find(UserId user, UUID tip, @Nullable IdempotencyKey key) {
    var asked = DSL.select(DSL.val(user.value()).as("user_id")).asTable("asked");
    var askedUser = asked.field("user_id", UUID.class);
    return database.dsl().select(IDEMPOTENCY_KEY.FINGERPRINT, USER_TIPS.VERSION, USER_TIPS.DOCUMENT)
        .select(FEEDBACK.fields()).select(TIP.fields())
        .from(asked)
        .leftJoin(IDEMPOTENCY_KEY).on(IDEMPOTENCY_KEY.USER_ID.eq(askedUser)).and(is(key))
        .leftJoin(FEEDBACK).on(FEEDBACK.ID.eq(IDEMPOTENCY_KEY.RESULT_ID))
        .leftJoin(TIP).on(TIP.ID.eq(tip)).and(TIP.USER_ID.eq(askedUser))
        .leftJoin(USER_TIPS).on(USER_TIPS.USER_ID.eq(askedUser))
        .fetchSingle(row -> found(row, key));
  }

  private static Condition is(@Nullable IdempotencyKey key) {
    return key == null ? DSL.falseCondition() : IDEMPOTENCY_KEY.KEY.eq(key.value());
  }

  private static Found found(Record row, @Nullable IdempotencyKey key) {
    if (key != null && row.get(IDEMPOTENCY_KEY.FINGERPRINT) != null) {
      var feedback = answered(row, key);
      return feedback == null ? new Found.KeyReused() : new Found.AnsweredBefore(feedback);
    }
    var tip = TipRow.readOrNull(row);
    return tip == null ? new Found.NotFound() : new Found.Reacting(tip, UserTipsRow.read(row));
  }

  /** Null when the key stands for another request. */
  private static @Nullable Feedback answered(Record row, IdempotencyKey key) {
    return key.sameRequest(row.get(IDEMPOTENCY_KEY.FINGERPRINT)) && row.get(FEEDBACK.ID) != null
        ? FeedbackRow.read(row)
        : null;
  }

  @Override
  public Outcome append(Append append) {
    var result = writes.call(rows(append));
    if (result != GuardedWrite.Result.WRITTEN) {
      return refused(append, result);
    }
    if (append.change() != null) {
      outbox.committed();
    }
    return new Outcome.Appended();
  }

  private GuardedRows rows(Append append) {
    var feedback = append.feedback();
    var change = append.change();
    var becomes = change == null ? null : change.tips();
    return GuardedRows.of(feedback.id(), feedback.user(), becomes, append.key(), feedback.at(), keys).withFeedback(
        FeedbackRow.write(feedback),
        change == null ? null : TipRow.change(change.tip().id(), change.tip().state()),
        change == null ? null : outbox.row(events.seal(change.event())));
  }

  private Outcome refused(Append append, GuardedWrite.Result result) {
    if (database.dsl().fetchExists(FEEDBACK, FEEDBACK.ID.eq(append.feedback().id()))) {
      return new Outcome.Appended();
    }
    var told = append.key() == null ? null : told(append.feedback().user(), append.key());
    if (told != null) {
      return told;
    }
    return result == GuardedWrite.Result.KEY_HELD ? new Outcome.InFlight() : new Outcome.Conflict();
  }

  private @Nullable Outcome told(UserId user, IdempotencyKey key) {
    return database.dsl().select(IDEMPOTENCY_KEY.FINGERPRINT).select(FEEDBACK.fields())
        .from(IDEMPOTENCY_KEY).leftJoin(FEEDBACK).on(FEEDBACK.ID.eq(IDEMPOTENCY_KEY.RESULT_ID))
        .where(IDEMPOTENCY_KEY.USER_ID.eq(user.value())).and(IDEMPOTENCY_KEY.KEY.eq(key.value()))
        .fetchOne(row -> {
          var feedback = answered(row, key);
          return feedback == null ? new Outcome.KeyReused() : new Outcome.AnsweredBefore(feedback);
        });
  }
}
