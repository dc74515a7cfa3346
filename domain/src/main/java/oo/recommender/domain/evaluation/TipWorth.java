package oo.recommender.domain.evaluation;

import java.time.Instant;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Lifecycle;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import org.jspecify.annotations.Nullable;

/**
 * What a tip was worth, counted in tips done, from -1 to 1: done 1, waved away by the reason, seen and left alone 0.
 *
 * <p>There is none while more may come: while it is open or snoozed, and as long as a late {@code done} would be credited.
 * And there will be none of a tip that nobody saw, or that gave way to another.
 */
public final class TipWorth {

  private TipWorth() {}

  /** Null where there is none, at that moment or ever. */
  public static @Nullable Double of(Tip tip, Instant now) {
    return switch (tip.stateAt(now)) {
      case TipState.Done _ -> 1.0;
      case TipState.Dismissed(_, var reason) -> of(reason);
      case TipState.Expired(var seen) -> seen && now.isAfter(tip.expiresAt().plus(Lifecycle.LATE_CREDIT)) ? 0.0 : null;
      case TipState.Offered _, TipState.Seen _, TipState.Snoozed _, TipState.Skipped _ -> null;
    };
  }

  private static double of(Dismissal reason) {
    return switch (reason) {
      case ALREADY_DID -> 0.3;
      case NOT_NOW -> -0.1;
      case WRONG_REASON -> -0.2;
      case NEVER_THIS -> -0.5;
    };
  }
}
