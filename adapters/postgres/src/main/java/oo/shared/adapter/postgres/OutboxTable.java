package oo.shared.adapter.postgres;

import static oo.codegen.sql.shared.tables.Outbox.OUTBOX;

import oo.shared.application.Message;

/**
 * The events of one module, committed with the change that they tell of.
 *
 * <p>A relay reads them by transaction id, which a transaction gets at its first write. For events of one user to be
 * relayed in the order of the changes, a transaction's first write must be the one by which it excludes others of that
 * user (a compare-and-set or a locked row), before it appends.
 */
public final class OutboxTable {

  private final ModuleDatabase database;
  private final Runnable nudge;

  /** @param nudge runs after a commit that brought events, so that a relay in this process need not wait for its poll */
  public OutboxTable(ModuleDatabase database, Runnable nudge) {
    this.database = database;
    this.nudge = nudge;
  }

  /** Without a nudge: the relay finds the event when it polls. */
  public OutboxTable(ModuleDatabase database) {
    this(database, () -> {});
  }

  /** @throws IllegalStateException outside of a transaction */
  public void append(Message message) {
    database.transactionDsl().insertInto(OUTBOX)
        .set(OUTBOX.ID, message.id())
        .set(OUTBOX.SUBJECT, message.subject())
        .set(OUTBOX.TYPE, message.type())
        .set(OUTBOX.KEY, message.key())
        .set(OUTBOX.OCCURRED_AT, message.occurredAt())
        .set(OUTBOX.HEADERS, MessageHeaders.toJson(message.headers()))
        .set(OUTBOX.PAYLOAD, message.payload())
        .execute();
    database.afterCommit(nudge);
  }
}
