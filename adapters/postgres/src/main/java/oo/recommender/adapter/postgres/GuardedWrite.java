package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Feedback.FEEDBACK;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Writes the rows of many callers, of each all or none, where their users' tips and idempotency keys allow it.
 *
 * <p>It is one statement that is its own transaction: one round trip and one commit for all, and durable when it
 * returns. Every row is written from {@code gate}, which has the inputs whose write nothing forbids.
 *
 * <p>A relay hands events on by transaction id. Whoever is let through has read what the last change of that user's tips
 * left: this transaction began after that one was committed, and its events come later.
 */
final class GuardedWrite {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String CLAIMED = "claimed";
  private static final String CHECKED = "checked";
  private static final String CHANGED = "changed";
  private static final String OPENED = "opened";
  private static final String GATE = "gate";
  private static final Input<Boolean> TAKEN = new Input<>("taken", SQLDataType.BOOLEAN);
  private static final Input<Boolean> ALLOWED = new Input<>("allowed", SQLDataType.BOOLEAN);
  private static final Input<Boolean> WRITTEN = new Input<>("written", SQLDataType.BOOLEAN);

  private final GuardedInputs inputs = new GuardedInputs();
  private final BatchStatement<GuardedRows> statement;

  enum Result {
    WRITTEN,
    /** The version is another, or the key is taken. */
    REFUSED,
    /** Another request has the key at this moment. */
    KEY_HELD
  }

  GuardedWrite(ModuleDatabase database) {
    this.statement = inputs.statement(database, query());
  }

  /** For callers that come one by one; of one user no two are served at the same time. */
  static Coalescer<GuardedRows, Result> coalesced(ModuleDatabase database, Coalescer.Observer observer) {
    return new Coalescer<>(
        "tips", GuardedRows::user, new GuardedWrite(database)::execute, Coalescer.Limits.DURABLE, observer);
  }

  /** One result for each of the rows, in their order. No two of them may be of the same user. */
  List<Result> execute(List<GuardedRows> rows) {
    // In the order of users, so that two processes do not wait for each other.
    var ordered = rows.stream().sorted(Comparator.comparing(GuardedRows::user)).toList();
    try {
      var results = new HashMap<UUID, Result>();
      statement.fetch(ordered, row -> results.put(row.get(inputs.id.field()), result(row)));
      return rows.stream().map(row -> results.get(row.id())).toList();
    } catch (DataAccessException e) {
      // What the statement could not see yet: the same key or the same row, committed while it began.
      if (rows.size() == 1 && UNIQUE_VIOLATION.equals(e.sqlState())) {
        return List.of(Result.REFUSED);
      }
      throw e;
    }
  }

  private static Result result(Record row) {
    return row.get(WRITTEN.field()) ? Result.WRITTEN : row.get(TAKEN.field()) ? Result.REFUSED : Result.KEY_HELD;
  }

  private Select<?> query() {
    var opened = inputs.tips.insertFrom(CHECKED, nextVersion().eq(DSL.inline(1L)).and(ALLOWED.in(CHECKED)));
    var gate = DSL.name(GATE);
    var written = inputs.id.in(CHECKED).in(DSL.select(inputs.id.in(GATE)).from(gate));
    return DSL.with(inputs.table())
        .with(DSL.name(CHECKED).asMaterialized(checked()))
        .with(DSL.name(CHANGED).as(changed()))
        .with(DSL.name(OPENED).as(opened.onConflictDoNothing().returning(USER_TIPS.USER_ID)))
        .with(gate.asMaterialized(gate()))
        .with(DSL.name("new_decision").as(inputs.decision.insertFrom(GATE, DSL.noCondition()).returning(DECISION.ID)))
        .with(DSL.name("new_tip").as(inputs.tip.insertFrom(GATE, DSL.noCondition()).returning(TIP.ID)))
        .with(DSL.name("new_feedback").as(inputs.feedback.insertFrom(GATE, DSL.noCondition()).returning(FEEDBACK.ID)))
        .with(DSL.name("changed_tip").as(changedTip()))
        .with(DSL.name("new_key").as(inputs.key.insertFrom(GATE, DSL.noCondition()).returning(IDEMPOTENCY_KEY.USER_ID)))
        .with(DSL.name("new_event").as(inputs.event.insertFrom(GATE, DSL.noCondition()).returning(DSL.inline(1))))
        .select(inputs.id.in(CHECKED), TAKEN.in(CHECKED), DSL.field(written).as(WRITTEN.name()))
        .from(DSL.name(CHECKED));
  }

  /** The inputs, with whether each has the lock of its key, and may be written as far as the key goes. */
  private Select<?> checked() {
    var lock = inputs.lock.in(GuardedInputs.NAME);
    var taken = DSL.when(lock.isNull(), DSL.inline(true)).otherwise(IdempotencyTable.taken(lock));
    var claimed = DSL.select(inputs.in(GuardedInputs.NAME)).select(taken.as(TAKEN.name())).from(DSL.name(GuardedInputs.NAME));
    // Not by EXISTS, which the planner may answer by reading all keys.
    var used = DSL.field(DSL.select(IDEMPOTENCY_KEY.RESULT_ID).from(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.USER_ID.eq(inputs.user.in(CLAIMED)))
        .and(IDEMPOTENCY_KEY.KEY.eq(inputs.key.of(IDEMPOTENCY_KEY.KEY).in(CLAIMED)))).isNotNull();
    return DSL.select(inputs.in(CLAIMED))
        .select(TAKEN.in(CLAIMED), DSL.field(DSL.condition(TAKEN.in(CLAIMED)).andNot(used)).as(ALLOWED.name()))
        .from(claimed.asTable(CLAIMED));
  }

  private Field<Long> nextVersion() {
    return inputs.tips.of(USER_TIPS.VERSION).in(CHECKED);
  }

  private ResultQuery<?> changed() {
    return DSL.update(USER_TIPS)
        .set(Map.of(
            USER_TIPS.VERSION, nextVersion(),
            USER_TIPS.OPEN_TIP, inputs.tips.of(USER_TIPS.OPEN_TIP).in(CHECKED),
            USER_TIPS.DOCUMENT, inputs.tips.of(USER_TIPS.DOCUMENT).in(CHECKED)))
        .from(DSL.table(DSL.name(CHECKED)))
        .where(USER_TIPS.USER_ID.eq(inputs.tips.of(USER_TIPS.USER_ID).in(CHECKED)))
        .and(USER_TIPS.VERSION.eq(nextVersion().minus(DSL.inline(1L))))
        .and(ALLOWED.in(CHECKED))
        .returningResult(inputs.in(CHECKED));
  }

  /** The inputs whose user's tips were written, or are not to be. */
  private Select<?> gate() {
    var opened = DSL.select(USER_TIPS.as(OPENED).USER_ID).from(DSL.name(OPENED));
    return DSL.select(inputs.in(CHANGED)).from(DSL.name(CHANGED))
        .unionAll(DSL.select(inputs.in(CHECKED)).from(DSL.name(CHECKED))
            .where(inputs.tips.isIn(CHECKED)).and(inputs.user.in(CHECKED).in(opened)))
        .unionAll(DSL.select(inputs.in(CHECKED)).from(DSL.name(CHECKED))
            .where(inputs.tips.isIn(CHECKED).not()).and(ALLOWED.in(CHECKED)));
  }

  private ResultQuery<?> changedTip() {
    var tip = inputs.changedTip;
    return DSL.update(TIP)
        .set(Map.of(
            TIP.STATE, tip.of(TIP.STATE).in(GATE), TIP.STATE_AT, tip.of(TIP.STATE_AT).in(GATE),
            TIP.STATE_UNTIL, tip.of(TIP.STATE_UNTIL).in(GATE), TIP.STATE_DETAIL, tip.of(TIP.STATE_DETAIL).in(GATE)))
        .from(DSL.table(DSL.name(GATE)))
        .where(TIP.ID.eq(tip.of(TIP.ID).in(GATE))).and(TIP.USER_ID.eq(inputs.user.in(GATE)))
        .returning(TIP.ID);
  }
}
