package oo.recommender.adapter.postgres;

import oo.recommender.application.port.ArmFigures;
import oo.recommender.application.port.ArmFiguresContract;
import oo.recommender.application.port.RecommenderExamples;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class PostgresArmFiguresIT extends ArmFiguresContract {

  private final TestDatabase fresh = TestDatabase.create();
  private final ArmFigures figures = new PostgresArmFigures(fresh.open("recommender"), RecommenderExamples::id);

  @AfterEach
  void close() {
    fresh.close();
  }

  @Override
  protected ArmFigures figures() {
    return figures;
  }
}
