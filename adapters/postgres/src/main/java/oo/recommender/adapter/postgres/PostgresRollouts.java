package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.RolloutChange.ROLLOUT_CHANGE;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import oo.recommender.application.port.Rollouts;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresRollouts implements Rollouts {

  private final ModuleDatabase database;
  private final IdempotencyTable keys;
  private final OutboxTable outbox;
  private final RolloutEvents events;

  PostgresRollouts(ModuleDatabase database, OutboxTable outbox, Ids ids) {
    this.database = database;
    this.keys = new IdempotencyTable(database);
    this.outbox = outbox;
    this.events = new RolloutEvents(ids);
  }

  @Override
  public @Nullable Rollout current() {
    var last = newest(null, 1);
    return last.isEmpty() ? null : last.getFirst().to();
  }

  @Override
  public List<RolloutChange> newest(@Nullable Long before, int limit) {
    return database.dsl().selectFrom(ROLLOUT_CHANGE)
        .where(before == null ? DSL.noCondition() : ROLLOUT_CHANGE.VERSION.lt(before))
        .orderBy(ROLLOUT_CHANGE.VERSION.desc()).limit(limit)
        .fetch(RolloutRow::read);
  }

  @Override
  public RolloutChange get(UUID id) {
    return database.dsl().selectFrom(ROLLOUT_CHANGE).where(ROLLOUT_CHANGE.ID.eq(id)).fetchOptional(RolloutRow::read)
        .orElseThrow(() -> new NoSuchElementException("there is no change " + id));
  }

  @Override
  public boolean append(RolloutChange change) {
    boolean kept = database.transactionDsl().insertInto(ROLLOUT_CHANGE).set(RolloutRow.write(change))
        .onConflict(ROLLOUT_CHANGE.VERSION).doNothing().execute() == 1;
    if (kept) {
      outbox.append(events.seal(change));
    }
    return kept;
  }

  @Override
  public IdempotencyClaim claim(UserId user, IdempotencyKey key) {
    return keys.claim(user, key);
  }

  @Override
  public void store(UserId user, IdempotencyKey key, RolloutChange change) {
    keys.store(user, key, change.id(), change.at());
  }
}
