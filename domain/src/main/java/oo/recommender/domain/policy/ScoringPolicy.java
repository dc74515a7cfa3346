package oo.recommender.domain.policy;

/** A policy that prefers what has the higher score, so that it can be said what each thing contributed. */
public interface ScoringPolicy extends Policy {

  /** Whether it can score by this model; one that was learned from other inputs may be too old. */
  default boolean scoresBy(ModelSnapshot model) {
    return true;
  }

  /** The very score that {@link #distribution} used, to within 1e-12. */
  Score score(Features features, int candidate, ModelSnapshot model);

  /** What a tip has to surpass on a push; likewise. */
  Score silence(Features features, ModelSnapshot model);
}
