package oo.integrations.domain;

import java.time.Instant;

/** A stretch of time, the end excluded. */
public record Window(Instant from, Instant to) {

  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window ends after it begins");
    }
  }
}
