package oo.recommender.domain.state;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.tip.Reaction;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A reaction that moved a tip; one that only repeated another is no event.
 *
 * @param decision that offered the tip; null where an event does not tell
 * @param late a {@code done} that came after the tip had ended otherwise
 */
public record FeedbackReceived(
    UUID feedback, UserId user, UUID tip, @Nullable UUID decision, String ref, TipKind kind, Reaction reaction,
    boolean late, Instant at)
    implements UserEvent {}
