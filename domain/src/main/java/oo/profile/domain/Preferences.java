package oo.profile.domain;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How and when a user wants tips.
 *
 * @param timeZone an IANA time zone, in which quiet hours, days and caps are meant
 * @param kindsOff kinds of tip that are never offered, by their names in the contract
 * @param dailyCap how many tips the user gets in a local day, asked for or not; 1 to 50
 * @param pushCooldown how long after a tip none is pushed; whole seconds, 0 to 24 hours
 */
public record Preferences(
    ZoneId timeZone, List<QuietHours> quietHours, Set<String> kindsOff, int dailyCap, Duration pushCooldown) {

  public static final int MAX_DAILY_CAP = 50;
  public static final Duration MAX_PUSH_COOLDOWN = Duration.ofHours(24);

  /** Those of somebody who never set any. */
  public static final Preferences DEFAULTS =
      new Preferences(ZoneId.of("Etc/UTC"), List.of(), Set.of(), 12, Duration.ofHours(1));

  public Preferences {
    if (!TimeZones.isIana(timeZone.getId())) {
      throw new IllegalArgumentException("not an IANA time zone");
    }
    if (dailyCap < 1 || dailyCap > MAX_DAILY_CAP) {
      throw new IllegalArgumentException("the daily cap is 1 to " + MAX_DAILY_CAP);
    }
    if (!PushCooldowns.isAllowed(pushCooldown)) {
      throw new IllegalArgumentException("the push cooldown is whole seconds, from none to 24 hours");
    }
    quietHours = List.copyOf(quietHours);
    kindsOff = Collections.unmodifiableSet(new TreeSet<>(kindsOff));
  }
}
