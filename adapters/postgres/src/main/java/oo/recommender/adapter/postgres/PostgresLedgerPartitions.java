package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.LedgerPartition.LEDGER_PARTITION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import oo.codegen.sql.recommender.Routines;
import oo.recommender.application.port.LedgerPartitions;
import oo.recommender.domain.ledger.LedgerPartition;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.TransactionConflict;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What changes tables is done by functions of the schema's owner, for the module's role may not. */
final class PostgresLedgerPartitions implements LedgerPartitions {

  private static final String SPARE = "decision_p_default";
  private static final Field<UUID> SPARE_ID = DSL.field(DSL.name(SPARE, "id"), SQLDataType.UUID);
  /** Milliseconds stand in the first 48 of the 128 bits (RFC 9562). */
  private static final int BELOW_MILLIS = 16;

  private final ModuleDatabase database;

  PostgresLedgerPartitions(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public List<LedgerPartition> all() {
    var from = DSL.min(LEDGER_PARTITION.FROM_AT);
    var bytes = DSL.sum(LEDGER_PARTITION.BYTES);
    return database.dsl().select(from, LEDGER_PARTITION.TO_AT, bytes)
        .from(LEDGER_PARTITION).where(LEDGER_PARTITION.SPARE.isFalse())
        .groupBy(LEDGER_PARTITION.TO_AT).orderBy(LEDGER_PARTITION.TO_AT)
        .fetch(row -> new LedgerPartition(
            row.value1() == null ? null : month(row.value1()), month(row.value2()), row.value3().longValue()));
  }

  @Override
  public @Nullable YearMonth spare() {
    var id = database.dsl().select(SPARE_ID).from(DSL.name(SPARE)).orderBy(SPARE_ID).limit(1).fetchOne(SPARE_ID);
    return id == null ? null : month(Instant.ofEpochMilli(id.getMostSignificantBits() >>> BELOW_MILLIS));
  }

  @Override
  public Made make(YearMonth month, int most) {
    return unlessHeld(Made.BUSY, () -> Made.valueOf(told(
        Routines.makeLedgerPartition(database.dsl().configuration(), month.atDay(1), most))));
  }

  @Override
  public Dropped drop(LedgerPartition partition) {
    return unlessHeld(Dropped.BUSY, () -> Dropped.valueOf(told(
        Routines.dropLedgerPartition(database.dsl().configuration(), partition.until().atDay(1)))));
  }

  @Override
  public int forgetRewards(int most) {
    var oldest = database.dsl().select(LEDGER_PARTITION.FROM_ID).from(LEDGER_PARTITION)
        .where(LEDGER_PARTITION.LEDGER.eq(DECISION.getName())).and(LEDGER_PARTITION.SPARE.isFalse())
        .orderBy(LEDGER_PARTITION.TO_ID).limit(1).fetchOne(LEDGER_PARTITION.FROM_ID);
    return oldest == null ? 0 : database.dsl().deleteFrom(REWARD)
        .where(REWARD.DECISION_ID.in(DSL.select(REWARD.DECISION_ID).from(REWARD)
            .where(REWARD.DECISION_ID.lt(oldest))
            // A stray one may lie in the spare partition.
            .andNotExists(DSL.selectOne().from(DECISION).where(DECISION.ID.eq(REWARD.DECISION_ID)))
            .limit(most)))
        .execute();
  }

  private static String told(String outcome) {
    return outcome.toUpperCase(Locale.ROOT);
  }

  private static <T> T unlessHeld(T held, Supplier<T> change) {
    try {
      return change.get();
    } catch (TransactionConflict waitedForTooLong) {
      return held;
    }
  }

  private static YearMonth month(Instant instant) {
    return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
  }
}
