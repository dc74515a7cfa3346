package oo.integrations.adapter.postgres;

import oo.integrations.application.port.CalendarStore;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.InboxTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.Ids;

/** The ports of the calendars over their schema. */
public final class PostgresIntegrations {

  /** The name under which this module keeps its inbox. */
  public static final String CONSUMER = "integrations";

  private final CalendarStore store;

  /** @param ids of events */
  public PostgresIntegrations(ModuleDatabase database, OutboxTable outbox, Ids ids) {
    var inbox = new InboxTable(database);
    this.store = new CalendarStore(
        new PostgresTransactions(database),
        new PostgresCalendars(database),
        new PostgresCalendarContents(database),
        new PostgresImports(database, new IdempotencyTable(database)),
        new PostgresEmittedSignals(database),
        new PostgresCalendarEvents(outbox, ids),
        message -> inbox.firstTime(CONSUMER, message));
  }

  public CalendarStore store() {
    return store;
  }
}
