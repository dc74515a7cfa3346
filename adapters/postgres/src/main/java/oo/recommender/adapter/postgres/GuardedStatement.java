package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Feedback.FEEDBACK;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import oo.codegen.sql.recommender.tables.records.UserTipsRecord;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.InputRow;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statement of {@link GuardedWrite}. What the server does at the start of each plan grows with the columns of each of
 * its steps: so {@code asked} has only what is judged, {@code gate} only the users of whom nothing forbids the write, and
 * all other rows are written from the inputs of those.
 *
 * <p>A relay hands events on by transaction id. Whoever is let through has read what the last change of that user's tips
 * left: this transaction began after that one was committed, and its events come later.
 */
final class GuardedStatement {

  private static final String ASKED = "asked";
  private static final String CLAIMED = "claimed";
  private static final String CHECKED = "checked";
  private static final String CHANGED = "changed";
  private static final String OPENED = "opened";
  private static final String GATE = "gate";
  private static final Input<Boolean> TAKEN = new Input<>("taken", SQLDataType.BOOLEAN);
  private static final Input<Boolean> ALLOWED = new Input<>("allowed", SQLDataType.BOOLEAN);
  private static final Input<Boolean> WRITTEN = new Input<>("written", SQLDataType.BOOLEAN);

  private final Inputs<GuardedRows> asked = new Inputs<>(ASKED);
  private final Input<UUID> user = asked.column("user_id", SQLDataType.UUID, GuardedRows::user);
  private final Input<Long> lock = asked.column("lock", SQLDataType.BIGINT, GuardedRows::lock);
  private final Input<String> key = asked.column("key", IDEMPOTENCY_KEY.KEY, GuardedRows::key);
  private final InputRow<UserTipsRecord> tips = asked
      .row("tips", USER_TIPS, GuardedRows::tips, USER_TIPS.VERSION, USER_TIPS.OPEN_TIP, USER_TIPS.DOCUMENT)
      .with(USER_TIPS.USER_ID, user);
  private final GuardedInputs rows;
  private final BatchStatement<GuardedRows> statement;

  /** @param reactions whether any of the inputs may have one */
  GuardedStatement(ModuleDatabase database, boolean reactions) {
    this.rows = new GuardedInputs(reactions);
    this.statement = asked.statement(database, query(), rows.inputs);
  }

  /** The result of each of the users. */
  Map<UUID, GuardedWrite.Result> execute(List<GuardedRows> inputs) {
    var results = new HashMap<UUID, GuardedWrite.Result>();
    statement.fetch(inputs, row -> results.put(row.get(user.field()), result(row)));
    return results;
  }

  private static GuardedWrite.Result result(Record row) {
    if (row.get(WRITTEN.field())) {
      return GuardedWrite.Result.WRITTEN;
    }
    return row.get(TAKEN.field()) ? GuardedWrite.Result.REFUSED : GuardedWrite.Result.KEY_HELD;
  }

  private Select<?> query() {
    var opened = tips.insertFrom(CHECKED, tips.value(USER_TIPS.VERSION, CHECKED).eq(DSL.inline(1L)).and(ALLOWED.in(CHECKED)));
    var steps = new ArrayList<CommonTableExpression<?>>(List.of(
        asked.table(),
        DSL.name(CHECKED).asMaterialized(checked()),
        DSL.name(CHANGED).as(changed()),
        DSL.name(OPENED).as(opened.onConflictDoNothing().returning(USER_TIPS.USER_ID)),
        DSL.name(GATE).asMaterialized(gate()),
        rows.inputs.tableWhere(source -> isThrough(rows.user, source)),
        DSL.name("new_decision").as(rows.decision.insertFrom(Inputs.NAME).returning(DECISION.ID)),
        DSL.name("new_tip").as(rows.tip.insertFrom(Inputs.NAME).returning(TIP.ID)),
        DSL.name("changed_tip").as(changedTip()),
        DSL.name("new_key").as(rows.key.insertFrom(Inputs.NAME).returning(IDEMPOTENCY_KEY.USER_ID)),
        DSL.name("new_event").as(rows.event.insertFrom(Inputs.NAME).returning(DSL.inline(1)))));
    if (rows.feedback != null) {
      steps.add(DSL.name("new_feedback").as(rows.feedback.insertFrom(Inputs.NAME).returning(FEEDBACK.ID)));
    }
    return DSL.with(steps)
        .select(user.in(CHECKED), TAKEN.in(CHECKED), DSL.field(isThrough(user, CHECKED)).as(WRITTEN.name()))
        .from(DSL.name(CHECKED));
  }

  private Condition isThrough(Input<UUID> who, String source) {
    return who.in(source).in(DSL.select(user.in(GATE)).from(DSL.name(GATE)));
  }

  /** What is asked, with whether each has the lock of its key, and may be written as far as the key goes. */
  private Select<?> checked() {
    var taken = DSL.when(lock.in(ASKED).isNull(), DSL.inline(true)).otherwise(IdempotencyTable.taken(lock.in(ASKED)));
    var claimed = DSL.select(asked.in(ASKED)).select(taken.as(TAKEN.name())).from(DSL.name(ASKED));
    // Not by EXISTS, which the planner may answer by reading all keys.
    var used = DSL.field(DSL.select(IDEMPOTENCY_KEY.RESULT_ID).from(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.USER_ID.eq(user.in(CLAIMED)))
        .and(IDEMPOTENCY_KEY.KEY.eq(key.in(CLAIMED)))).isNotNull();
    return DSL.select(user.in(CLAIMED)).select(tips(CLAIMED))
        .select(TAKEN.in(CLAIMED), DSL.field(DSL.condition(TAKEN.in(CLAIMED)).andNot(used)).as(ALLOWED.name()))
        .from(claimed.asTable(CLAIMED));
  }

  private List<Field<?>> tips(String source) {
    return List.of(
        tips.value(USER_TIPS.VERSION, source), tips.value(USER_TIPS.OPEN_TIP, source), tips.value(USER_TIPS.DOCUMENT, source));
  }

  private ResultQuery<?> changed() {
    var next = tips.value(USER_TIPS.VERSION, CHECKED);
    return DSL.update(USER_TIPS)
        .set(Map.of(
            USER_TIPS.VERSION, next,
            USER_TIPS.OPEN_TIP, tips.value(USER_TIPS.OPEN_TIP, CHECKED),
            USER_TIPS.DOCUMENT, tips.value(USER_TIPS.DOCUMENT, CHECKED)))
        .from(DSL.table(DSL.name(CHECKED)))
        .where(USER_TIPS.USER_ID.eq(user.in(CHECKED)))
        .and(USER_TIPS.VERSION.eq(next.minus(DSL.inline(1L))))
        .and(ALLOWED.in(CHECKED))
        .returningResult(USER_TIPS.USER_ID);
  }

  /** The users whose tips were written, or are not to be. */
  private Select<?> gate() {
    return DSL.select(USER_TIPS.as(CHANGED).USER_ID).from(DSL.name(CHANGED))
        .unionAll(DSL.select(USER_TIPS.as(OPENED).USER_ID).from(DSL.name(OPENED)))
        .unionAll(DSL.select(user.in(CHECKED)).from(DSL.name(CHECKED))
            .where(tips.isIn(CHECKED).not()).and(ALLOWED.in(CHECKED)));
  }

  private ResultQuery<?> changedTip() {
    var changes = new HashMap<Field<?>, Field<?>>();
    rows.changedTip.fields().stream().filter(field -> !field.equals(TIP.ID))
        .forEach(field -> changes.put(field, rows.changedTip.value(field, Inputs.NAME)));
    return DSL.update(TIP)
        .set(changes)
        .from(DSL.table(DSL.name(Inputs.NAME)))
        .where(TIP.ID.eq(rows.changedTip.value(TIP.ID, Inputs.NAME))).and(TIP.USER_ID.eq(rows.user.in(Inputs.NAME)))
        .returning(TIP.ID);
  }
}
