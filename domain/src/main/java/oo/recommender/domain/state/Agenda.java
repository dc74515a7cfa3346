package oo.recommender.domain.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all calendars of a user say together.
 *
 * @param known whether there is a calendar at all; without one nothing is known to be free either
 * @param busy sorted, without overlaps; neighbours that touch stay apart, for each beginning is an event's
 */
public record Agenda(boolean known, List<Busy> busy, List<OpenTask> tasks, List<UpcomingEvent> upcoming) {

  public static final Agenda UNKNOWN = new Agenda(false, List.of(), List.of(), List.of());

  public static Agenda of(Collection<CalendarSignals> calendars) {
    if (calendars.isEmpty()) {
      return UNKNOWN;
    }
    if (calendars.size() == 1) {
      var only = calendars.iterator().next();
      return new Agenda(true, only.busy(), only.tasks(), only.upcoming());
    }
    var tasks = new LinkedHashMap<String, OpenTask>();
    var upcoming = new LinkedHashMap<String, UpcomingEvent>();
    for (var calendar : calendars) {
      calendar.tasks().forEach(task -> tasks.putIfAbsent(task.id(), task));
      calendar.upcoming().forEach(event -> upcoming.putIfAbsent(event.id(), event));
    }
    return new Agenda(true, merged(calendars), List.copyOf(tasks.values()), List.copyOf(upcoming.values()));
  }

  private static List<Busy> merged(Collection<CalendarSignals> calendars) {
    var all = new ArrayList<Busy>();
    calendars.forEach(calendar -> all.addAll(calendar.busy()));
    all.sort(Comparator.comparing(Busy::from).thenComparing(Busy::to));
    var merged = new ArrayList<Busy>(all.size());
    for (var next : all) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || !next.from().isBefore(last.to())) {
        merged.add(next);
      } else if (next.to().isAfter(last.to())) {
        merged.set(merged.size() - 1, new Busy(last.from(), next.to()));
      }
    }
    return List.copyOf(merged);
  }

  /** When the user is free again, neighbouring events taken together; null when free at this instant. */
  public @Nullable Instant busyUntil(Instant at) {
    var i = firstEndingAfter(at);
    if (i == busy.size() || busy.get(i).from().isAfter(at)) {
      return null;
    }
    var until = busy.get(i).to();
    while (++i < busy.size() && !busy.get(i).from().isAfter(until)) {
      until = busy.get(i).to();
    }
    return until;
  }

  /** When the next busy time after this instant begins, whether or not the user is busy at this instant. */
  public @Nullable Instant nextBusyAfter(Instant at) {
    for (int i = firstEndingAfter(at); i < busy.size(); i++) {
      if (busy.get(i).from().isAfter(at)) {
        return busy.get(i).from();
      }
    }
    return null;
  }

  /** How much of a stretch of time is taken. */
  public Duration busyBetween(Instant from, Instant to) {
    var taken = Duration.ZERO;
    for (int i = firstEndingAfter(from); i < busy.size() && busy.get(i).from().isBefore(to); i++) {
      var begins = busy.get(i).from().isBefore(from) ? from : busy.get(i).from();
      var ends = busy.get(i).to().isAfter(to) ? to : busy.get(i).to();
      taken = taken.plus(Duration.between(begins, ends));
    }
    return taken;
  }

  private int firstEndingAfter(Instant at) {
    int low = 0;
    int high = busy.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (busy.get(middle).to().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
