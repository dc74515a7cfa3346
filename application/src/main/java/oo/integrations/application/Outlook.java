package oo.integrations.application;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import oo.integrations.application.port.CalendarEvents;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.EmittedSignals;
import oo.integrations.application.port.EmittedSignals.Emission;
import oo.integrations.application.port.UserZones;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarEvent.CalendarSignalsChanged;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Window;
import oo.shared.domain.UserId;

/**
 * Tells what a calendar says about the time ahead.
 *
 * <p>In two steps: expanding takes long and reads only, telling writes. A transaction that has written holds back every
 * relay until it ends, so what takes long comes first.
 */
final class Outlook {

  static final Duration HORIZON = Duration.ofDays(21);
  static final Duration LOOK_AGAIN = Duration.ofDays(1);
  /** Signals that stay the same are told again before their horizon comes near. */
  private static final Duration STALE = Duration.ofDays(7);

  private final EmittedSignals emitted;
  private final CalendarEvents events;
  private final CalendarFormat format;
  private final UserZones userZones;

  Outlook(CalendarStore store, CalendarFormat format, UserZones userZones) {
    this.emitted = store.emitted();
    this.events = store.events();
    this.format = format;
    this.userZones = userZones;
  }

  record View(UserId user, UUID calendar, ZoneId zone, Window horizon, Signals signals) {}

  /** Within a transaction that holds the user's lock, so that a change of zone is noticed either here or afterwards. */
  View of(UserId user, UUID calendar, List<CalendarComponent> components, List<String> zones, Instant now) {
    var zone = userZones.of(user);
    var horizon = new Window(now, now.plus(HORIZON));
    return new View(user, calendar, zone, horizon, format.signals(components, zones, zone, horizon));
  }

  void tell(View view, Instant now) {
    events.append(new CalendarSignalsChanged(view.user(), view.calendar(), view.horizon(), view.signals()), now);
    emitted.record(view.calendar(), new Emission(view.signals().digest(), view.zone(), now, now.plus(LOOK_AGAIN)));
  }

  void tellIfNew(View view, Instant now) {
    var last = emitted.of(view.calendar());
    if (last.isPresent() && last.get().digest().equals(view.signals().digest()) && isFresh(last.get(), now)) {
      emitted.record(view.calendar(), new Emission(
          last.get().digest(), view.zone(), last.get().at(), now.plus(LOOK_AGAIN)));
    } else {
      tell(view, now);
    }
  }

  private static boolean isFresh(Emission last, Instant now) {
    return now.isBefore(last.at().plus(STALE));
  }
}
