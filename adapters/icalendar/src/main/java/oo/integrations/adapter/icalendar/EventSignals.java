package oo.integrations.adapter.icalendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Signals.Busy;
import oo.integrations.domain.Signals.Upcoming;
import oo.integrations.domain.Window;

/** Gathers busy times and what is to come from events. */
final class EventSignals {

  private final Window window;
  private final BusyTimes busy = new BusyTimes(Signals.MAX_BUSY);
  private final Soonest<Upcoming> upcoming = new Soonest<>(
      Signals.MAX_UPCOMING, Comparator.comparing(Upcoming::start).thenComparing(Upcoming::ref));

  EventSignals(Window window) {
    this.window = window;
  }

  /** @return false when a bound cut it off */
  boolean add(Series series) throws BadComponent {
    return series.expand(window, this::add);
  }

  List<Busy> busy() {
    return busy.sorted();
  }

  List<Upcoming> upcoming() {
    return upcoming.sorted();
  }

  boolean truncated() {
    return busy.truncated() || upcoming.truncated();
  }

  private void add(Occurrence occurrence) {
    var item = occurrence.item();
    var facts = item.facts();
    if (facts.cancelled()) {
      return;
    }
    if (facts.taken()) {
      busy.add(later(occurrence.start(), window.from()), earlier(occurrence.end(), window.to()));
    }
    if (!occurrence.start().isBefore(window.from())) {
      upcoming.add(new Upcoming(
          Ref.of(item.uid(), occurrence.key()), facts.title(), occurrence.start(), occurrence.end(),
          facts.wholeDay(), facts.hasLocation(), facts.attendees()));
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
