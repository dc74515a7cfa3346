package oo.recommender.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a clock on the user's wall shows, and when it shows it.
 *
 * <p>Where clocks are set forward, a time that is left out stands for the moment of the change; where they are set
 * back, a time is shown twice and the caller says which one is meant.
 */
public record WallClock(ZoneId zone) {

  public ZoneOffset offsetAt(Instant instant) {
    return zone.getRules().getOffset(instant);
  }

  public LocalDate dateAt(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** The first moment of the local day after the one that the instant lies in. */
  public Instant endOfDay(Instant instant) {
    return dateAt(instant).plusDays(1).atStartOfDay(zone).toInstant();
  }

  public Instant firstShowing(LocalDateTime local) {
    return showing(local, 0);
  }

  public Instant lastShowing(LocalDateTime local) {
    return showing(local, -1);
  }

  private Instant showing(LocalDateTime local, int which) {
    var offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return zone.getRules().getTransition(local).getInstant();
    }
    return local.toInstant(which == 0 ? offsets.getFirst() : offsets.getLast());
  }
}
