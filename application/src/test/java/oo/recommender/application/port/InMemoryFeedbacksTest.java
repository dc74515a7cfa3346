package oo.recommender.application.port;

class InMemoryFeedbacksTest extends FeedbacksContract {

  private final InMemoryRecommender store = new InMemoryRecommender();

  @Override
  protected RecommenderStore store() {
    return store;
  }
}
