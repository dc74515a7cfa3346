package oo.integrations.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar says about a stretch of time: the only thing that leaves this module.
 *
 * @param busy when the user is taken, within the window; sorted, apart from each other, at most {@link #MAX_BUSY}, the earliest
 * @param tasks open tasks, at most {@link #MAX_TASKS}, the soonest due first
 * @param upcoming events that begin within the window, at most {@link #MAX_UPCOMING}, the soonest first
 * @param truncated whether a bound cut anything off
 */
public record Signals(List<Busy> busy, List<Task> tasks, List<Upcoming> upcoming, boolean truncated) {

  public static final int MAX_BUSY = 2_000;
  public static final int MAX_TASKS = 100;
  public static final int MAX_UPCOMING = 200;

  public Signals {
    busy = List.copyOf(busy);
    tasks = List.copyOf(tasks);
    upcoming = List.copyOf(upcoming);
  }

  /** Changes with whatever they say; for telling whether they say anything new. */
  public UUID digest() {
    return Fingerprint.of(toString());
  }

  /** A stretch of time, the end excluded. */
  public record Busy(Instant from, Instant to) {}

  /**
   * An open VTODO (or the current instance of a recurring one).
   *
   * @param ref opaque and stable over imports; tells nothing of the UID
   * @param due the end of the day for a task that is due on a day
   * @param startsAt DTSTART; the task may have been open before the window
   * @param estimate DURATION, when given
   * @param priority 1 (highest) to 9, 0 when not given (RFC 5545, 3.8.1.9)
   * @param createdAt CREATED, when given
   */
  public record Task(
      String ref, String title, @Nullable Instant due, @Nullable Instant startsAt, @Nullable Duration estimate,
      int priority, @Nullable Instant createdAt) {}

  /** One instance of an event that is still to come; {@code ref} as for tasks. */
  public record Upcoming(
      String ref, String title, Instant start, Instant end, boolean allDay, boolean hasLocation, int attendees) {}
}
