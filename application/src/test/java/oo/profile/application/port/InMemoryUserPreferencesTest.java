package oo.profile.application.port;

import oo.shared.application.InMemoryTransactions;
import oo.shared.application.Transactions;

class InMemoryUserPreferencesTest extends UserPreferencesContract {

  private final InMemoryUserPreferences preferences = new InMemoryUserPreferences();
  private final InMemoryTransactions transactions = new InMemoryTransactions();

  @Override
  protected UserPreferences preferences() {
    return preferences;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
