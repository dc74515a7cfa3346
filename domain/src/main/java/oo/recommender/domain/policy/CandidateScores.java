package oo.recommender.domain.policy;

import java.util.Arrays;

/**
 * What a model elsewhere made of the candidates of one decision: an input of the decision like its context, so the ledger
 * keeps it.
 *
 * <p>Equal only when every score is equal to the bit.
 */
public final class CandidateScores {

  private final String model;
  private final double[] values;

  /**
   * @param model name and version of what scored, as {@code name@version}
   * @param values one a candidate, in canonical order: the expected reward, silence being worth 0
   * @throws IllegalArgumentException where one is not finite
   */
  public CandidateScores(String model, double[] values) {
    this.model = model;
    this.values = values.clone();
    for (double value : this.values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a score of " + model + " is " + value);
      }
    }
  }

  public String model() {
    return model;
  }

  public int size() {
    return values.length;
  }

  public double of(int candidate) {
    return values[candidate];
  }

  /** One a candidate, in canonical order. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CandidateScores that && model.equals(that.model) && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * model.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "CandidateScores[model=" + model + ", values=" + Arrays.toString(values) + "]";
  }
}
