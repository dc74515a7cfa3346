package oo.recommender.domain.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One number that keeps the gate shut.
 *
 * @param required what it has to reach, or not to exceed
 * @param says what is wrong, in words
 * @param remedy what would make it pass
 * @param moreDecisions about how many more decisions like these that takes; null where more would not do it
 */
public record Shortfall(
    Measure measure, double actual, double required, String says, String remedy, @Nullable Long moreDecisions) {

  /** What the gate looks at. */
  public enum Measure {
    DECISIONS, EFFECTIVE_SAMPLE_SIZE, LARGEST_WEIGHT_SHARE, UNSUPPORTED_SHARE, MEAN_WEIGHT, DIFFERENCE_LOWER_BOUND;

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
