package oo.recommender.application.port;

class InMemoryTipsTest extends TipsContract {

  private final InMemoryRecommender store = new InMemoryRecommender();

  @Override
  protected RecommenderStore store() {
    return store;
  }
}
