package oo.recommender.application.port;

class InMemoryUserStatesTest extends UserStatesContract {

  private final InMemoryRecommender store = new InMemoryRecommender();

  @Override
  protected RecommenderStore store() {
    return store;
  }
}
