package oo.recommender.adapter.postgres;

import oo.recommender.application.port.DecisionsContract;
import oo.recommender.application.port.RecommenderStore;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class PostgresDecisionsIT extends DecisionsContract {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final PostgresStore STORE = PostgresStore.over(DATABASE.open("recommender"));

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected RecommenderStore store() {
    return STORE;
  }
}
