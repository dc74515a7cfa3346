package oo.recommender.domain.state;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A decision was made and is in the ledger.
 *
 * @param trigger absent when it was told by a newer version and is none that is known here
 */
public record TipDecided(UUID decision, UserId user, Instant at, @Nullable Trigger trigger, Outcome outcome) implements UserEvent {

  public sealed interface Outcome {}

  public record Tip(UUID tip, String ref, TipKind kind, Instant expiresAt) implements Outcome {}

  /** @param reason absent when it was told by a newer version and is none that is known here */
  public record Silence(@Nullable SilenceReason reason, @Nullable Instant until) implements Outcome {}
}
