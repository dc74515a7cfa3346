package oo.recommender.domain.learning;

import java.time.Duration;
import java.time.Instant;

/**
 * How what was observed loses weight as time goes on, since people change: {@code 2^(-age / half-life)}, the discounted
 * least squares of control (Russac, Vernade, Cappé: Weighted Linear Bandits for Non-Stationary Environments, 2019) with
 * time in place of the number of rounds. Weights of one age multiply, so sums can be brought to any instant.
 */
public record Discount(Duration halfLife) {

  /** Of everybody's answers together. */
  public static final Discount POOLED = new Discount(Duration.ofDays(90));
  /** Of one user's own. */
  public static final Discount OF_A_USER = new Discount(Duration.ofDays(60));

  /** Between 0 and 1; {@code later} not before {@code earlier}. */
  double between(Instant earlier, Instant later) {
    return StrictMath.pow(2, -(double) Duration.between(earlier, later).toMillis() / halfLife.toMillis());
  }
}
