package oo.recommender.application;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipContent;
import oo.recommender.domain.tip.TipState;

/** A tip as it is shown. */
public record TipView(
    UUID id, UUID decision, TipContent content, Instant decidedAt, Instant expiresAt, TipState state) {

  static TipView of(Tip tip, Instant now) {
    return new TipView(tip.id(), tip.decision(), tip.content(), tip.offeredAt(), tip.expiresAt(), tip.stateAt(now));
  }
}
