package oo.profile.domain;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A stretch of the day, on some days of the week, when no tip is pushed.
 *
 * @param days on which it begins; in the order of the week
 * @param from local time, whole minutes
 * @param to local time, whole minutes; on the next day when it is not after {@code from}, so equal means 24 hours
 */
public record QuietHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  public QuietHours {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("quiet hours begin on at least one day");
    }
    requireWholeMinutes(from);
    requireWholeMinutes(to);
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  private static void requireWholeMinutes(LocalTime time) {
    if (time.getSecond() != 0 || time.getNano() != 0) {
      throw new IllegalArgumentException("quiet hours are given in whole minutes");
    }
  }
}
