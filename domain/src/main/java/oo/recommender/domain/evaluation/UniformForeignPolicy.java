package oo.recommender.domain.evaluation;

import java.util.Arrays;

/** Every action alike, whatever it is. */
public final class UniformForeignPolicy implements ForeignPolicy {

  @Override
  public boolean looksAtFeatures() {
    return false;
  }

  @Override
  public Opinion of(ForeignDecision decision) {
    var probabilities = new double[decision.actions()];
    Arrays.fill(probabilities, 1.0 / decision.actions());
    return new Opinion(probabilities, null);
  }
}
