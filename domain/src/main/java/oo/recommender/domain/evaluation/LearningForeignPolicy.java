package oo.recommender.domain.evaluation;

/**
 * SquareCB (Foster & Rakhlin 2020, algorithm 1) over a linear model of the log's own features, which learns as the log goes
 * on: each opinion comes from earlier lines alone (progressive validation: Blum, Kalai & Langford 1999), so what is estimated
 * is what it would have earned while it learned. A share is spread evenly, as the floor of oO's own policies.
 */
public final class LearningForeignPolicy implements ForeignPolicy {

  private static final double EVENLY = 0.10;
  /** Grows with the root of the decisions, as the paper has it; the factor is that of Vowpal Wabbit. */
  private static final double RATE = 10;

  private final HashedModel model = new HashedModel();
  private long decisions;

  @Override
  public boolean looksAtFeatures() {
    return true;
  }

  @Override
  public Opinion of(ForeignDecision decision) {
    var rewards = new double[decision.actions()];
    int best = 0;
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = model.predict(decision, i);
      best = rewards[i] > rewards[best] ? i : best;
    }
    return new Opinion(inverseGap(rewards, best), rewards);
  }

  private double[] inverseGap(double[] rewards, int best) {
    double rate = RATE * Math.sqrt(decisions);
    var probabilities = new double[rewards.length];
    double rest = 1;
    for (int i = 0; i < rewards.length; i++) {
      if (i != best) {
        probabilities[i] = 1 / (rewards.length + rate * (rewards[best] - rewards[i]));
        rest -= probabilities[i];
      }
    }
    probabilities[best] = rest;
    for (int i = 0; i < rewards.length; i++) {
      probabilities[i] = (1 - EVENLY) * probabilities[i] + EVENLY / rewards.length;
    }
    return probabilities;
  }

  @Override
  public void learn(ForeignDecision decision, int taken, double reward) {
    decisions++;
    model.learn(decision, taken, reward);
  }
}
