package oo.development.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is turned on. */
final class HandClock extends Clock {

  private volatile Instant now;

  HandClock(Instant now) {
    this.now = now;
  }

  /** @throws IllegalArgumentException when that would be backwards */
  void turnTo(Instant later) {
    if (later.isBefore(now)) {
      throw new IllegalArgumentException("time does not go back from " + now + " to " + later);
    }
    now = later;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the clock of a rehearsal tells instants alone");
  }
}
