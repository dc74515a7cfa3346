package oo.bootstrap.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;

/** A moment as a person names it. */
final class Since {

  private Since() {}

  /**
   * @param option that it was given to
   * @param text an instant (2026-11-23T08:00:00Z) or an age (PT24H, P7D)
   * @throws Refused where it is neither
   */
  static Instant parse(String option, String text) {
    try {
      if (!text.startsWith("P")) {
        return Instant.parse(text);
      }
      return Instant.now().minus(text.contains("T") ? Duration.parse(text) : Duration.ofDays(Period.parse(text).getDays()));
    } catch (DateTimeException unreadable) {
      throw new Refused(
          option + " takes an instant such as 2026-11-23T08:00:00Z or an age such as PT24H or P7D, not " + text, unreadable);
    }
  }
}
