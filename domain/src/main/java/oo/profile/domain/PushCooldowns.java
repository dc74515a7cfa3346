package oo.profile.domain;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The cooldowns that may be set: whole seconds, from none to {@link Preferences#MAX_PUSH_COOLDOWN}. */
public final class PushCooldowns {

  private PushCooldowns() {}

  public static boolean isAllowed(Duration cooldown) {
    return !cooldown.isNegative() && cooldown.getNano() == 0 && cooldown.compareTo(Preferences.MAX_PUSH_COOLDOWN) <= 0;
  }

  /** @param text an ISO 8601 duration; years, months and weeks have no fixed length and are not found */
  public static Optional<Duration> find(String text) {
    try {
      return Optional.of(Duration.parse(text)).filter(PushCooldowns::isAllowed);
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
