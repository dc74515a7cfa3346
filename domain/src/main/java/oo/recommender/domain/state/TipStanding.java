package oo.recommender.domain.state;

import java.time.Instant;
import oo.recommender.domain.TipKind;
import org.jspecify.annotations.Nullable;

/**
 * How far a tip has come, as events tell.
 *
 * @param offeredAt null until the event that tells so has come; then the tip does not count where its age matters
 */
public record TipStanding(TipKind kind, Stage stage, @Nullable Instant offeredAt) {

  /** A tip only moves on in this order, so of two tellings the later stage holds, whichever arrives first. */
  public enum Stage { OFFERED, SEEN, SNOOZED, DISMISSED, DONE }

  TipStanding further(TipStanding other) {
    return new TipStanding(
        kind, other.stage.compareTo(stage) > 0 ? other.stage : stage, earlier(offeredAt, other.offeredAt));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  int weight(HalfLife halfLife, Instant at) {
    return offeredAt == null ? 0 : halfLife.weight(offeredAt, at);
  }
}
