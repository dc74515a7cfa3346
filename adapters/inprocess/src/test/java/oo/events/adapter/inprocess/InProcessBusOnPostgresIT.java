package oo.events.adapter.inprocess;

import oo.events.adapter.postgres.PostgresEvents;
import oo.events.application.port.Redeliveries;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class InProcessBusOnPostgresIT extends InProcessBusContract {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Redeliveries REDELIVERIES =
      new PostgresEvents("profile", DATABASE.open("profile")).redeliveries();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  Redeliveries redeliveries() {
    return REDELIVERIES;
  }
}
