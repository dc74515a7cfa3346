package oo.recommender.domain.evaluation;

import org.jspecify.annotations.Nullable;

/** A policy that can be asked about decisions which oO did not make: it knows them only as the log tells of them. */
public interface ForeignPolicy {

  /** Whether the decisions that it is asked about need their features. */
  boolean looksAtFeatures();

  Opinion of(ForeignDecision decision);

  /** Told after it was asked, so that an opinion hangs on earlier decisions alone. */
  default void learn(ForeignDecision decision, int taken, double reward) {}

  /**
   * @param probabilities by the place of the action in the log's list, summing to 1
   * @param rewards that it expects of each; null where it has no model
   */
  record Opinion(double[] probabilities, double @Nullable [] rewards) {}
}
