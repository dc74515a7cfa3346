package oo.profile.application.port;

import oo.shared.application.InMemoryTransactions;
import oo.shared.application.Transactions;

class InMemoryUserConsentsTest extends UserConsentsContract {

  private final InMemoryUserConsents consents = new InMemoryUserConsents();
  private final InMemoryTransactions transactions = new InMemoryTransactions();

  @Override
  protected UserConsents consents() {
    return consents;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
