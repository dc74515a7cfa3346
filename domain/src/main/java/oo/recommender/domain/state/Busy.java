package oo.recommender.domain.state;

import java.time.Instant;

/** A stretch of time that is taken, the end excluded. */
public record Busy(Instant from, Instant to) {

  public Busy {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a busy time ends after it begins");
    }
  }
}
