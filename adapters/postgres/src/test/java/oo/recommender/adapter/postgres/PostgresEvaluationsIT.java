package oo.recommender.adapter.postgres;

import oo.recommender.application.port.Evaluations;
import oo.recommender.application.port.EvaluationsContract;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.Transactions;
import org.junit.jupiter.api.AfterEach;

class PostgresEvaluationsIT extends EvaluationsContract {

  private final TestDatabase fresh = TestDatabase.create();
  private final ModuleDatabase database = fresh.open("recommender");
  private final Evaluations evaluations = new PostgresEvaluations(database);

  @AfterEach
  void close() {
    fresh.close();
  }

  @Override
  protected Evaluations evaluations() {
    return evaluations;
  }

  @Override
  protected Transactions transactions() {
    return new PostgresTransactions(database);
  }
}
