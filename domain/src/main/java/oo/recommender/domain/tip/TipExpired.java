package oo.recommender.domain.tip;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.TipKind;
import oo.shared.domain.UserId;

/** A tip was seen and not answered, and nothing that comes now would be credited any more. */
public record TipExpired(UUID tip, UUID decision, UserId user, String ref, TipKind kind, Instant expiredAt) {

  public static TipExpired of(Tip tip) {
    return new TipExpired(
        tip.id(), tip.decision(), tip.user(), tip.content().ref(), tip.content().kind(), tip.expiresAt());
  }
}
