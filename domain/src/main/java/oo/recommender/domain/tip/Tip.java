package oo.recommender.domain.tip;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.Trigger;
import oo.shared.domain.UserId;

/**
 * A tip that was offered.
 *
 * @param state as last written; a tip expires by the clock alone, so ask {@link #stateAt}
 */
public record Tip(
    UUID id, UUID decision, UserId user, Trigger trigger, Instant offeredAt, TipContent content, Instant expiresAt,
    TipState state) {

  public TipState stateAt(Instant now) {
    return state.open() && !now.isBefore(expiresAt) ? new TipState.Expired(state instanceof TipState.Seen) : state;
  }

  public boolean openAt(Instant now) {
    return stateAt(now).open();
  }

  public Tip in(TipState next) {
    return new Tip(id, decision, user, trigger, offeredAt, content, expiresAt, next);
  }
}
