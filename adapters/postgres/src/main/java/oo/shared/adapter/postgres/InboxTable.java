package oo.shared.adapter.postgres;

import static oo.codegen.sql.shared.tables.Inbox.INBOX;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;

/** The messages that consumers of one module have handled, so that one that comes twice changes nothing. */
public final class InboxTable {

  private final ModuleDatabase database;

  public InboxTable(ModuleDatabase database) {
    this.database = database;
  }

  /**
   * Notes that the current transaction handles the message; false when an earlier one did.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public boolean firstTime(String consumer, UUID messageId) {
    return database.transactionDsl().insertInto(INBOX)
        .set(INBOX.CONSUMER, consumer)
        .set(INBOX.MESSAGE_ID, messageId)
        .onConflictDoNothing()
        .execute() == 1;
  }

  /**
   * As {@link #firstTime} for several messages: those of them that no earlier transaction handled.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public Set<UUID> firstTimes(String consumer, Collection<UUID> messageIds) {
    var rows = messageIds.stream().map(id -> DSL.row(consumer, id)).toList();
    return database.transactionDsl().insertInto(INBOX, INBOX.CONSUMER, INBOX.MESSAGE_ID).valuesOfRows(rows)
        .onConflictDoNothing().returning(INBOX.MESSAGE_ID)
        .fetchSet(INBOX.MESSAGE_ID);
  }

  /**
   * Forgets, with the current transaction, what consumers have handled, so that all of it can be handled again.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public void forget(Collection<String> consumers) {
    database.transactionDsl().deleteFrom(INBOX).where(INBOX.CONSUMER.in(consumers)).execute();
  }
}
