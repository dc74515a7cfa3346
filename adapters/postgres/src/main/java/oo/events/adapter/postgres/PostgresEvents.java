package oo.events.adapter.postgres;

import oo.events.application.port.OutboxSource;
import oo.events.application.port.Redeliveries;
import oo.shared.adapter.postgres.ModuleDatabase;

/** What the event bus needs of one module's schema, reached with the module's own role. */
public final class PostgresEvents {

  private final String module;
  private final ModuleDatabase database;

  public PostgresEvents(String module, ModuleDatabase database) {
    this.module = module;
    this.database = database;
  }

  /** The module's committed events. */
  public OutboxSource outbox() {
    return new PostgresOutboxSource(module, database);
  }

  /** What the module's consumers could not handle yet. */
  public Redeliveries redeliveries() {
    return new PostgresRedeliveries(database);
  }
}
