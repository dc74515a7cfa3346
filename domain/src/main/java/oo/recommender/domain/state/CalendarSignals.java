package oo.recommender.domain.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything that one calendar says.
 *
 * @param asOf when it said so; of two, the later holds
 * @param busy sorted, without overlaps
 */
public record CalendarSignals(
    UUID calendar, Instant asOf, List<Busy> busy, List<OpenTask> tasks, List<UpcomingEvent> upcoming) {

  public CalendarSignals {
    busy = List.copyOf(busy);
    tasks = List.copyOf(tasks);
    upcoming = List.copyOf(upcoming);
  }
}
