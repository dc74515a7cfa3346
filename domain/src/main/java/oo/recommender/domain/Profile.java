package oo.recommender.domain;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/**
 * What the user told us, as far as a decision needs it.
 *
 * @param kindsOff kinds that are never offered
 * @param dailyCap most tips in one local day, pulled and pushed together
 * @param pushCooldown least time between two pushed tips
 */
public record Profile(
    ZoneId zone, QuietHours quietHours, Set<TipKind> kindsOff, int dailyCap, Duration pushCooldown,
    Set<Consent> consents) {

  public Profile {
    if (dailyCap < 0 || pushCooldown.isNegative()) {
      throw new IllegalArgumentException("a cap and a cooldown are not negative");
    }
    kindsOff = Set.copyOf(kindsOff);
    consents = Set.copyOf(consents);
  }

  public boolean allows(Consent consent) {
    return consents.contains(consent);
  }

  public WallClock wallClock() {
    return new WallClock(zone);
  }
}
