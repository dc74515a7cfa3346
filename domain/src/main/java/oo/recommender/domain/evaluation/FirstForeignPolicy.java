package oo.recommender.domain.evaluation;

/** Always the action that the log lists first: where Personalizer was used, what its caller would have done without it. */
public final class FirstForeignPolicy implements ForeignPolicy {

  @Override
  public boolean looksAtFeatures() {
    return false;
  }

  @Override
  public Opinion of(ForeignDecision decision) {
    var probabilities = new double[decision.actions()];
    probabilities[0] = 1;
    return new Opinion(probabilities, null);
  }
}
