package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows, all or none, where the user's tips and the idempotency key allow it.
 *
 * <p>It is one statement that is its own transaction, so one round trip, and durable when it returns. Every row is
 * inserted from {@code gate}, which is empty where something forbids the write. The user's tips are its first write, so
 * that transactions of one user get their ids, and their events their places in the outbox, in the order of the changes.
 */
final class GuardedWrite {

  private static final String UNIQUE_VIOLATION = "23505";

  private final ModuleDatabase database;
  private final IdempotencyTable keys;

  GuardedWrite(ModuleDatabase database) {
    this.database = database;
    this.keys = new IdempotencyTable(database);
  }

  /**
   * @param becomes what the user's tips become, if they are still in the version that they carry; null leaves them alone
   * @param result the row that the key stands for from now on
   */
  record Guard(UserId user, @Nullable UserTips becomes, @Nullable IdempotencyKey key, UUID result, Instant at) {}

  enum Result {
    WRITTEN,
    /** The version is another, or the key is taken. */
    REFUSED,
    /** Another request has the key at this moment. */
    KEY_HELD
  }

  /** @param rows the statements that write, each made from the gate */
  Result execute(Guard guard, Function<Table<?>, List<ResultQuery<?>>> rows) {
    var tables = new ArrayList<CommonTableExpression<?>>();
    Condition taken = DSL.trueCondition();
    Condition allowed = DSL.noCondition();
    if (guard.key() != null) {
      var claim = DSL.name("claim").as(DSL.select(keys.taken(guard.user(), guard.key()).as("taken")));
      tables.add(claim);
      taken = DSL.exists(DSL.selectOne().from(claim).where(claim.field("taken", Boolean.class)));
      allowed = taken.and(unused(guard.user(), guard.key()));
    }
    var gate = DSL.name("gate").as(gate(guard, allowed));
    tables.add(gate);
    for (var row : rows(guard, rows.apply(gate), gate)) {
      tables.add(DSL.name("row" + tables.size()).as(row));
    }
    return run(tables, DSL.field(DSL.exists(DSL.selectOne().from(gate))), DSL.field(taken));
  }

  private Result run(List<CommonTableExpression<?>> tables, Field<Boolean> written, Field<Boolean> taken) {
    try {
      var told = database.dsl().with(tables).select(written, taken).fetchSingle();
      return told.value1() ? Result.WRITTEN : told.value2() ? Result.REFUSED : Result.KEY_HELD;
    } catch (IntegrityConstraintViolationException e) {
      // What this statement could not see yet: the same key or the same row, committed while it began.
      if (UNIQUE_VIOLATION.equals(e.sqlState())) {
        return Result.REFUSED;
      }
      throw e;
    }
  }

  private static Condition unused(UserId user, IdempotencyKey key) {
    return DSL.notExists(DSL.selectOne().from(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.USER_ID.eq(user.value())).and(IDEMPOTENCY_KEY.KEY.eq(key.value())));
  }

  private List<ResultQuery<?>> rows(Guard guard, List<ResultQuery<?>> rows, Table<?> gate) {
    if (guard.key() == null) {
      return rows;
    }
    var all = new ArrayList<>(rows);
    all.add(insert(keys.row(guard.user(), guard.key(), guard.result(), guard.at()), gate));
    return all;
  }

  private static ResultQuery<?> gate(Guard guard, Condition allowed) {
    var becomes = guard.becomes();
    if (becomes == null) {
      return DSL.select(DSL.val(guard.user().value()).as("user_id")).where(allowed);
    }
    var row = UserTipsRow.write(guard.user(), becomes);
    if (becomes.version() == 0) {
      return DSL.insertInto(USER_TIPS, row.fields()).select(DSL.select(values(row, List.of(row.fields()))).where(allowed))
          .onConflictDoNothing().returning(USER_TIPS.USER_ID);
    }
    return DSL.update(USER_TIPS).set(row)
        .where(USER_TIPS.USER_ID.eq(row.getUserId())).and(USER_TIPS.VERSION.eq(becomes.version())).and(allowed)
        .returning(USER_TIPS.USER_ID);
  }

  /** Inserts the row if the gate is open. */
  static <R extends TableRecord<R>> ResultQuery<?> insert(R row, Table<?> gate) {
    var fields = Arrays.stream(row.fields()).filter(row::touched).toList();
    return DSL.insertInto(row.getTable(), fields).select(DSL.select(values(row, fields)).from(gate))
        .returning(fields.getFirst());
  }

  private static List<Field<?>> values(Record row, List<Field<?>> fields) {
    return fields.stream().<Field<?>>map(field -> value(row, field)).toList();
  }

  private static <T> Field<T> value(Record row, Field<T> field) {
    return DSL.val(row.get(field), field);
  }

  static Condition open(Table<?> gate) {
    return DSL.exists(DSL.selectOne().from(gate));
  }
}
