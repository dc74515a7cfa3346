package oo.recommender.domain.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was known after so many decisions.
 *
 * @param at of the last of them; null where the log does not tell
 * @param difference the target's value minus that of the logging policy
 */
public record Look(long decisions, @Nullable Instant at, Estimate difference) {}
