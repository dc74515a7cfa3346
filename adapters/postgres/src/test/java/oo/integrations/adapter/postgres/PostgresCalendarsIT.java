package oo.integrations.adapter.postgres;

import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.CalendarsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresCalendarsIT extends CalendarsContract {

  private static final TestStore STORE = new TestStore();

  @AfterAll
  static void close() {
    STORE.close();
  }

  @BeforeEach
  void empty() {
    STORE.empty();
  }

  @Override
  protected CalendarStore store() {
    return STORE.store();
  }
}
