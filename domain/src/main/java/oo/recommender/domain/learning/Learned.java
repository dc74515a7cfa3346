package oo.recommender.domain.learning;

import org.jspecify.annotations.Nullable;

/**
 * What one telling changes. The sums are changed by whoever keeps them, so that a lesson has no effect by itself.
 *
 * @param reward as it is now
 * @param own change of the user's own model; null where it stays
 * @param pooled change of the statistics of all; null where they stay
 */
public record Learned(Reward reward, @Nullable Change own, @Nullable Change pooled) {}
