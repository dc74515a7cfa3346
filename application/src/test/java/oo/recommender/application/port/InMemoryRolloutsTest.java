package oo.recommender.application.port;

import oo.shared.application.InMemoryTransactions;
import oo.shared.application.Transactions;

class InMemoryRolloutsTest extends RolloutsContract {

  private final InMemoryRollouts rollouts = new InMemoryRollouts();
  private final Transactions transactions = new InMemoryTransactions();

  @Override
  protected Rollouts rollouts() {
    return rollouts;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
