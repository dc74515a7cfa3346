package oo.recommender.application.port;

class InMemoryDecisionsTest extends DecisionsContract {

  private final InMemoryRecommender store = new InMemoryRecommender();

  @Override
  protected RecommenderStore store() {
    return store;
  }
}
