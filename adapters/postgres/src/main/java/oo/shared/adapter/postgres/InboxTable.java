package oo.shared.adapter.postgres;

import static oo.codegen.sql.shared.tables.Inbox.INBOX;

import java.util.Collection;
import java.util.UUID;

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
   * Forgets, with the current transaction, what consumers have handled, so that all of it can be handled again.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public void forget(Collection<String> consumers) {
    database.transactionDsl().deleteFrom(INBOX).where(INBOX.CONSUMER.in(consumers)).execute();
  }
}
