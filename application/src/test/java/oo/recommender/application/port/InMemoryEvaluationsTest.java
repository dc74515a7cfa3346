package oo.recommender.application.port;

import oo.shared.application.InMemoryTransactions;
import oo.shared.application.Transactions;

class InMemoryEvaluationsTest extends EvaluationsContract {

  private final InMemoryEvaluations evaluations = new InMemoryEvaluations();
  private final Transactions transactions = new InMemoryTransactions();

  @Override
  protected Evaluations evaluations() {
    return evaluations;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
