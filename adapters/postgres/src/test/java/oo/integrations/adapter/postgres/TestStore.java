package oo.integrations.adapter.postgres;

import static oo.codegen.sql.integrations.tables.Calendar.CALENDAR;
import static oo.codegen.sql.integrations.tables.CalendarImport.CALENDAR_IMPORT;
import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import oo.integrations.application.Fixtures;
import oo.integrations.application.port.CalendarStore;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.TestDatabase;

/** The calendars' store in a database of its own. */
final class TestStore implements AutoCloseable {

  private final TestDatabase database = TestDatabase.create();
  private final ModuleDatabase module = database.open("integrations");
  private final CalendarStore store =
      new PostgresIntegrations(module, new OutboxTable(module), Fixtures.ids()).store();

  CalendarStore store() {
    return store;
  }

  ModuleDatabase module() {
    return module;
  }

  void empty() {
    module.dsl().deleteFrom(CALENDAR).execute();
    module.dsl().deleteFrom(CALENDAR_IMPORT).execute();
    module.dsl().deleteFrom(IDEMPOTENCY_KEY).execute();
  }

  @Override
  public void close() {
    database.close();
  }
}
