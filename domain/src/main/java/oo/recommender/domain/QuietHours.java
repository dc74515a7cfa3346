package oo.recommender.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a user is not to be interrupted, by the user's own wall clock. */
public record QuietHours(List<Stretch> stretches) {

  public static final QuietHours NONE = new QuietHours(List.of());

  private static final Duration LOOK_AHEAD = Duration.ofDays(7);

  public QuietHours {
    stretches = List.copyOf(stretches);
  }

  /** Every day from one time to another; {@code to} is excluded and lies on the next day unless it is after {@code from}. */
  public static QuietHours daily(LocalTime from, LocalTime to) {
    return new QuietHours(List.of(new Stretch(from, to, EnumSet.allOf(DayOfWeek.class))));
  }

  /**
   * When the quiet that holds at this instant ends, stretches that follow on one another taken together; null when it
   * is not quiet. Quiet without end is answered with some instant at least a week ahead.
   */
  public @Nullable Instant endOfQuietAt(Instant instant, WallClock clock) {
    Instant end = null;
    for (var next = endOfStretchAt(instant, clock); next != null; next = endOfStretchAt(end, clock)) {
      end = next;
      if (Duration.between(instant, end).compareTo(LOOK_AHEAD) >= 0) {
        break;
      }
    }
    return end;
  }

  private @Nullable Instant endOfStretchAt(Instant instant, WallClock clock) {
    Instant latest = null;
    var today = clock.dateAt(instant);
    for (var stretch : stretches) {
      for (var day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
        var end = stretch.endWithin(day, instant, clock);
        if (end != null && (latest == null || end.isAfter(latest))) {
          latest = end;
        }
      }
    }
    return latest;
  }

  /** @param days on which it begins */
  public record Stretch(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    public Stretch {
      days = Set.copyOf(days);
    }

    private @Nullable Instant endWithin(LocalDate day, Instant instant, WallClock clock) {
      if (!days.contains(day.getDayOfWeek())) {
        return null;
      }
      var lastDay = to.isAfter(from) ? day : day.plusDays(1);
      // A time that is shown twice belongs to the quiet both times.
      var begins = clock.firstShowing(LocalDateTime.of(day, from));
      var ends = clock.lastShowing(LocalDateTime.of(lastDay, to));
      return instant.isBefore(begins) || !instant.isBefore(ends) ? null : ends;
    }
  }
}
