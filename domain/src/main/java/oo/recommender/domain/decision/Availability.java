package oo.recommender.domain.decision;

import java.time.Instant;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.DecisionContext;
import org.jspecify.annotations.Nullable;

/** May the user be served, or interrupted, at this moment? Where not, nothing is randomised. */
public sealed interface Availability {

  record Available() implements Availability {}

  /** @param until when this reason ends; null where that cannot be known */
  record Unavailable(SilenceReason reason, @Nullable Instant until) implements Availability {}

  /** The answer as far as it does not depend on what could be offered; the first reason that holds is given. */
  static Availability of(DecisionContext context) {
    if (context.trigger() == Trigger.PUSH) {
      if (!context.pushConsent()) {
        return new Unavailable(SilenceReason.CONSENT_MISSING, null);
      }
      if (context.quietUntil() != null) {
        return new Unavailable(SilenceReason.QUIET_HOURS, context.quietUntil());
      }
      if (context.busyUntil() != null) {
        return new Unavailable(SilenceReason.BUSY, context.busyUntil());
      }
      if (context.openTipUntil() != null) {
        return new Unavailable(SilenceReason.OPEN_TIP, context.openTipUntil());
      }
    }
    if (context.tipsToday() >= context.dailyCap()) {
      return new Unavailable(SilenceReason.DAILY_CAP, context.dayEndsAt());
    }
    if (context.trigger() == Trigger.PUSH && context.cooldownUntil() != null) {
      return new Unavailable(SilenceReason.COOLDOWN, context.cooldownUntil());
    }
    return new Available();
  }

  static Availability of(DecisionContext context, boolean nothingToOffer) {
    var availability = of(context);
    return availability instanceof Available && nothingToOffer
        ? new Unavailable(SilenceReason.NO_CANDIDATES, null)
        : availability;
  }
}
