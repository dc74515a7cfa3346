package oo.profile.application.port;

import oo.shared.application.InMemoryTransactions;
import oo.shared.application.Transactions;

class InMemoryProfilesTest extends ProfilesContract {

  private final InMemoryUserPreferences preferences = new InMemoryUserPreferences();
  private final InMemoryUserConsents consents = new InMemoryUserConsents();
  private final InMemoryTransactions transactions = new InMemoryTransactions();

  @Override
  protected Profiles profiles() {
    return new InMemoryProfiles(preferences, consents);
  }

  @Override
  protected UserPreferences preferences() {
    return preferences;
  }

  @Override
  protected UserConsents consents() {
    return consents;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
