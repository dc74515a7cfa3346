package oo.recommender.application.port;

class InMemoryShadowDecisionsTest extends ShadowDecisionsContract {

  private final InMemoryRecommender store = new InMemoryRecommender();

  @Override
  protected RecommenderStore store() {
    return store;
  }
}
