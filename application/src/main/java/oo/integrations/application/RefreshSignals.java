package oo.integrations.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.EmittedSignals.Due;
import oo.integrations.application.port.UserZones;
import oo.integrations.domain.Calendar;

/**
 * Looks at one calendar whose signals may have become others, if there is one: each day, as the horizon moves, and when
 * its owner's time zone has changed. What was told already is not told again.
 *
 * <p>Any number of threads and processes can do so at once.
 */
public final class RefreshSignals {

  /** Longer than expanding a calendar can take. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final CalendarStore store;
  private final Outlook outlook;
  private final Clock clock;

  public RefreshSignals(CalendarStore store, CalendarFormat format, UserZones zones, Clock clock) {
    this.store = store;
    this.outlook = new Outlook(store, format, zones);
    this.clock = clock;
  }

  /** Whether one was due; there may be more then. */
  public boolean execute() {
    var now = clock.instant();
    var due = store.transactions().call(() -> store.emitted().takeDue(now, now.plus(LEASE)));
    due.ifPresent(calendar -> store.transactions().run(() -> refresh(calendar, now)));
    return due.isPresent();
  }

  private void refresh(Due due, Instant now) {
    store.calendars().lock(due.owner());
    store.calendars().find(due.owner(), due.calendar()).ifPresent(calendar -> refresh(calendar, now));
  }

  private void refresh(Calendar calendar, Instant now) {
    var contents = store.contents();
    var view = outlook.of(
        calendar.owner(), calendar.id(), contents.componentsOf(calendar.id()), contents.zonesOf(calendar.id()), now);
    outlook.tellIfNew(view, now);
  }
}
