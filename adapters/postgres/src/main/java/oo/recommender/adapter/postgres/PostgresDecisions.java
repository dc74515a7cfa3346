package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import oo.recommender.application.port.Decisions;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.tip.TipState;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresDecisions implements Decisions {

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final IdempotencyTable keys;
  private final Coalescer<GuardedRows, GuardedWrite.Result> writes;
  private final OutboxTable outbox;
  private final TipEvents events;
  private final Terms terms;
  private final int page;

  /** @param page how many decisions {@link #each} holds at a time */
  PostgresDecisions(
      ModuleDatabase database, Coalescer<GuardedRows, GuardedWrite.Result> writes, OutboxTable outbox, TipEvents events,
      Terms terms, int page) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.keys = new IdempotencyTable(database);
    this.writes = writes;
    this.outbox = outbox;
    this.events = events;
    this.terms = terms;
    this.page = page;
  }

  @Override
  public Outcome append(Append append) {
    var result = writes.call(rows(append));
    if (result == GuardedWrite.Result.WRITTEN) {
      outbox.committed();
      return new Outcome.Appended();
    }
    return refused(append, result);
  }

  private GuardedRows rows(Append append) {
    var record = append.record();
    var offered = record.answer() instanceof Answer.Offered answer ? TipRow.write(record.tip(answer)) : null;
    var skipped = append.skipped() == null ? null : TipRow.change(append.skipped(), new TipState.Skipped(record.at()));
    return GuardedRows.of(record.id(), record.user(), append.tips(), append.key(), record.at(), keys)
        .withDecision(DecisionRow.write(record, terms), offered, skipped, outbox.row(events.seal(record.event())));
  }

  private Outcome refused(Append append, GuardedWrite.Result result) {
    if (database.dsl().fetchExists(DECISION, DECISION.ID.eq(append.record().id()))) {
      return new Outcome.Appended();
    }
    var told = append.key() == null ? null : told(append.record().user(), append.key());
    if (told != null) {
      return told;
    }
    return result == GuardedWrite.Result.KEY_HELD ? new Outcome.InFlight() : new Outcome.Conflict();
  }

  /** What the key stands for; null when it is not used. */
  private @Nullable Outcome told(UserId user, IdempotencyKey key) {
    return database.dsl().select(IDEMPOTENCY_KEY.FINGERPRINT, IDEMPOTENCY_KEY.CREATED_AT).select(DecisionRow.FIELDS)
        .from(IDEMPOTENCY_KEY)
        .leftJoin(DECISION).on(DECISION.ID.eq(IDEMPOTENCY_KEY.RESULT_ID))
        .leftJoin(TIP).on(TIP.ID.eq(DECISION.TIP_ID))
        .where(IDEMPOTENCY_KEY.USER_ID.eq(user.value())).and(IDEMPOTENCY_KEY.KEY.eq(key.value()))
        .fetchOne(row -> key.sameRequest(row.get(IDEMPOTENCY_KEY.FINGERPRINT)) && row.get(DECISION.ID) != null
            ? new Outcome.AnsweredBefore(DecisionRow.read(row, terms), row.get(IDEMPOTENCY_KEY.CREATED_AT))
            : new Outcome.KeyReused());
  }

  @Override
  public Outcome bind(UserId user, IdempotencyKey key, UUID decision, Instant at) {
    return transactions.call(() -> switch (keys.claim(user, key)) {
      case IdempotencyClaim.Free _ -> {
        keys.store(user, key, decision, at);
        yield new Outcome.Appended();
      }
      case IdempotencyClaim.InFlight _ -> new Outcome.InFlight();
      case IdempotencyClaim.SameRequest _, IdempotencyClaim.OtherRequest _ -> told(user, key);
    });
  }

  @Override
  public @Nullable DecisionRecord find(UserId user, UUID decision) {
    return database.dsl().select(DecisionRow.FIELDS)
        .from(DECISION).leftJoin(TIP).on(TIP.ID.eq(DECISION.TIP_ID))
        .where(DECISION.ID.eq(decision)).and(DECISION.USER_ID.eq(user.value()))
        .fetchOne(row -> DecisionRow.read(row, terms));
  }

  /**
   * Page by page, each a statement of its own: no transaction stays open, however many there are. Decisions that are
   * made meanwhile come too.
   */
  @Override
  public void each(Selection selection, Consumer<DecisionRecord> reader) {
    var ends = ends(selection);
    var last = ends.first();
    var included = true;
    while (last != null) {
      var next = (included ? DECISION.ID.ge(last) : DECISION.ID.gt(last))
          .and(ends.last() == null ? DSL.noCondition() : DECISION.ID.le(ends.last()));
      var records = database.dsl().select(DecisionRow.FIELDS)
          .from(DECISION).leftJoin(TIP).on(TIP.ID.eq(DECISION.TIP_ID))
          .where(selected(selection)).and(next)
          .orderBy(DECISION.ID).limit(page)
          .fetch(row -> DecisionRow.read(row, terms));
      records.forEach(reader);
      included = false;
      last = records.size() < page ? null : records.getLast().id();
    }
  }

  /** @param first null where there is none. @param last null where it goes on to the newest */
  private record Ends(@Nullable UUID first, @Nullable UUID last) {}

  /** Found among the ids of the selection alone: a plan that walked the ledger for them would be slow. */
  private Ends ends(Selection selection) {
    if (selection.since() == null && selection.until() == null) {
      return new Ends(database.dsl().select(DECISION.ID).from(DECISION).where(selected(selection)).orderBy(DECISION.ID).limit(1)
          .fetchOne(DECISION.ID), null);
    }
    var ids = DSL.name("selected").asMaterialized(
        DSL.select(DECISION.ID).from(DECISION).where(selected(selection)));
    var id = ids.field(DECISION.ID);
    var first = DSL.field(DSL.select(id).from(ids).orderBy(id).limit(1));
    var last = DSL.field(DSL.select(id).from(ids).orderBy(id.desc()).limit(1));
    return database.dsl().with(ids).select(first, last)
        .fetchSingle(row -> new Ends(row.value1(), selection.until() == null ? null : row.value2()));
  }

  @Override
  public long count(Selection selection) {
    return database.dsl().fetchCount(DECISION, selected(selection));
  }

  private static Condition selected(Selection selection) {
    return DSL.and(
        selection.user() == null ? DSL.noCondition() : DECISION.USER_ID.eq(selection.user().value()),
        selection.since() == null ? DSL.noCondition() : DECISION.DECIDED_AT.ge(selection.since()),
        selection.until() == null ? DSL.noCondition() : DECISION.DECIDED_AT.lt(selection.until()));
  }
}
