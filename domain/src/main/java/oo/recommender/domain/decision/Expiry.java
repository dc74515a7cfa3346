package oo.recommender.domain.decision;

import java.time.Duration;
import java.time.Instant;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.DecisionContext;
import org.jspecify.annotations.Nullable;

/** How long a tip holds: two hours, but not beyond the user's day, its event, or the gap that it was made for. */
final class Expiry {

  static final Duration LONGEST = Duration.ofHours(2);

  private Expiry() {}

  static Instant of(Candidate candidate, DecisionContext context) {
    var end = earlier(context.at().plus(LONGEST), context.dayEndsAt());
    end = earlier(end, candidate.startsAt());
    return candidate.gapBound() ? earlier(end, context.nextBusyAt()) : end;
  }

  /** When the time ends that can be used from now on. */
  static Instant endOfStretch(DecisionContext context) {
    return earlier(earlier(context.at().plus(LONGEST), context.dayEndsAt()), context.nextBusyAt());
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other != null && other.isBefore(one) ? other : one;
  }
}
