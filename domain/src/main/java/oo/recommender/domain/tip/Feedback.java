package oo.recommender.domain.tip;

import java.time.Instant;
import java.util.UUID;
import oo.shared.domain.UserId;

/**
 * A reaction as it was kept, never changed.
 *
 * @param state that the tip was in after it
 * @param repeated the reaction changed nothing
 * @param late a {@code done} that came after the tip had ended otherwise
 */
public record Feedback(
    UUID id, UserId user, UUID tip, Reaction reaction, TipState state, boolean repeated, boolean late, Instant at) {}
