package oo.profile.adapter.postgres;

import oo.profile.application.port.Profiles;
import oo.profile.application.port.ProfilesContract;
import oo.profile.application.port.UserConsents;
import oo.profile.application.port.UserPreferences;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.Transactions;
import org.junit.jupiter.api.AfterAll;

class PostgresProfilesIT extends ProfilesContract {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");
  private static final PostgresProfiles PROFILES =
      new PostgresProfiles(PROFILE, Coalescer.Limits.STANDARD, Coalescer.Observer.NONE);

  @AfterAll
  static void close() {
    PROFILES.close();
    DATABASE.close();
  }

  @Override
  protected Profiles profiles() {
    return PROFILES;
  }

  @Override
  protected UserPreferences preferences() {
    return new PostgresUserPreferences(PROFILE);
  }

  @Override
  protected UserConsents consents() {
    return new PostgresUserConsents(PROFILE);
  }

  @Override
  protected Transactions transactions() {
    return new PostgresTransactions(PROFILE);
  }
}
