package oo.recommender.domain.decision;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.tip.TipContent;
import org.jspecify.annotations.Nullable;

/** What the user was told. */
public sealed interface Answer {

  /** @param id of the tip, by which the user reacts to it */
  record Offered(UUID id, TipContent content, Instant expiresAt) implements Answer {}

  record Silence(SilenceReason reason, @Nullable Instant until) implements Answer {}
}
