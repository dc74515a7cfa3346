package oo.profile.adapter.postgres;

import oo.profile.application.port.UserPreferences;
import oo.profile.application.port.UserPreferencesContract;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.Transactions;
import org.junit.jupiter.api.AfterAll;

class PostgresUserPreferencesIT extends UserPreferencesContract {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected UserPreferences preferences() {
    return new PostgresUserPreferences(PROFILE);
  }

  @Override
  protected Transactions transactions() {
    return new PostgresTransactions(PROFILE);
  }
}
