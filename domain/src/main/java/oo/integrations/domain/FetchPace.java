package oo.integrations.domain;

import java.time.Duration;

/**
 * How long to wait before an address is fetched again.
 *
 * <p>Waits are scattered, so that those who subscribed or failed together do not come back together; {@code chance} is
 * drawn evenly from 0 to 1, 1 excluded.
 */
public final class FetchPace {

  public static final Duration HEALTHY = Duration.ofMinutes(15);
  public static final Duration LONGEST = Duration.ofHours(24);
  /** The longest that another server's own wish is followed. */
  public static final Duration LONGEST_WISH = Duration.ofDays(7);

  private FetchPace() {}

  /** 13.5 to 16.5 minutes. */
  public static Duration afterAnswer(double chance) {
    return scaled(HEALTHY, 0.9 + 0.2 * chance);
  }

  /**
   * Doubles with every failure in a row up to 24 hours, of which at least half is waited.
   *
   * @param failures in a row, at least 1
   * @param wishedSeconds how long the other side asked to be left alone, -1 when it did not
   */
  public static Duration afterFailure(int failures, long wishedSeconds, double chance) {
    var longest = HEALTHY.multipliedBy(1L << Math.min(failures, 7));
    var wait = scaled(longest.compareTo(LONGEST) < 0 ? longest : LONGEST, 0.5 + 0.5 * chance);
    var wish = Duration.ofSeconds(Math.clamp(wishedSeconds, 0, LONGEST_WISH.toSeconds()));
    return wait.compareTo(wish) < 0 ? wish : wait;
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }
}
