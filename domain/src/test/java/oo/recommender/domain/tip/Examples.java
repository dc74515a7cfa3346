package oo.recommender.domain.tip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.shared.domain.UserId;

/** Tips to react to. */
public final class Examples {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final UserId ADA = new UserId(new UUID(1, 1));

  private Examples() {}

  public static Tip tip(String ref) {
    return tip(new UUID(7, 7), ref);
  }

  public static Tip tip(UUID id, String ref) {
    var content = new TipContent(
        ref, TipKind.MOVEMENT, "Title", "Body", Duration.ofMinutes(5), new TipAction.None(), List.of());
    return new Tip(
        id, new UUID(8, 8), ADA, Trigger.PULL, NOON, content, NOON.plus(Duration.ofHours(2)), new TipState.Offered());
  }
}
