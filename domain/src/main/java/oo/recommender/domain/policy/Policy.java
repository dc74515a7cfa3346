package oo.recommender.domain.policy;

/**
 * Says how likely each candidate is to be chosen.
 *
 * <p>A pure function that never draws: the same features and model give the same distribution to the last bit, on every
 * machine ({@link StrictMath}, sums in canonical order). It keeps the floors of {@link Floor} in both stages.
 */
public interface Policy {

  PolicyId id();

  /** Whether it weighs what users taught; if so, it asks for a model that fits and for features of the current schema. */
  default boolean learns() {
    return false;
  }

  /** @param features of at least one candidate */
  Distribution distribution(Features features, ModelSnapshot model);
}
