package oo.events.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and when a message that could not be handled is tried again.
 *
 * @param attempts after so many failed attempts the message is parked, at least 1
 * @param first the longest pause after the first failure; it doubles with each further one
 * @param longest no pause is longer
 */
public record RedeliveryPolicy(int attempts, Duration first, Duration longest) {

  /** Ten attempts in about four minutes: outlasts a restart, and does not hide a defect for long. */
  public static final RedeliveryPolicy STANDARD =
      new RedeliveryPolicy(10, Duration.ofMillis(200), Duration.ofMinutes(1));

  public RedeliveryPolicy {
    if (attempts < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("attempts >= 1 and 0 < first <= longest are needed");
    }
  }

  /** The pause before the next attempt, drawn from the upper half of what is allowed; empty when there is none. */
  public Optional<Duration> pauseAfter(int failedAttempts, RandomGenerator random) {
    if (failedAttempts >= attempts) {
      return Optional.empty();
    }
    long most = first.toNanos();
    for (var i = 1; i < failedAttempts && most < longest.toNanos(); i++) {
      most *= 2;
    }
    most = Math.min(most, longest.toNanos());
    return Optional.of(Duration.ofNanos(most / 2 + random.nextLong(most - most / 2 + 1)));
  }
}
