package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Tip.TIP;

import java.time.Instant;
import oo.recommender.application.port.SeenTips;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipExpired;
import oo.recommender.domain.tip.TipState;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import org.jooq.impl.DSL;

final class PostgresSeenTips implements SeenTips {

  private static final String SEEN = new TipState.Seen(Instant.EPOCH).wireName();

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final OutboxTable outbox;
  private final TipEvents events;

  PostgresSeenTips(ModuleDatabase database, OutboxTable outbox, TipEvents events) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.outbox = outbox;
    this.events = events;
  }

  @Override
  public int expire(Instant over, Instant now, int most) {
    return transactions.call(() -> {
      var tips = database.transactionDsl().selectFrom(TIP)
          .where(TIP.STATE.eq(DSL.inline(SEEN))).and(TIP.EXPIRES_AT.lt(over))
          .orderBy(TIP.EXPIRES_AT).limit(most)
          .forUpdate().skipLocked()
          .fetch(TipRow::read);
      if (!tips.isEmpty()) {
        var expired = TipStateColumns.of(new TipState.Expired(true));
        database.transactionDsl().update(TIP)
            .set(TIP.STATE, expired.state()).set(TIP.STATE_AT, expired.at()).set(TIP.STATE_UNTIL, expired.until())
            .set(TIP.STATE_DETAIL, expired.detail())
            .where(TIP.ID.in(tips.stream().map(Tip::id).toList())).execute();
        tips.forEach(tip -> outbox.append(events.seal(TipExpired.of(tip), now)));
      }
      return tips.size();
    });
  }
}
