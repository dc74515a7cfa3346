package oo.events.adapter.postgres;

import oo.events.application.port.Redeliveries;
import oo.events.application.port.RedeliveriesContract;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class PostgresRedeliveriesIT extends RedeliveriesContract {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Redeliveries REDELIVERIES =
      new PostgresEvents("profile", DATABASE.open("profile")).redeliveries();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected Redeliveries redeliveries() {
    return REDELIVERIES;
  }
}
