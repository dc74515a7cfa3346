package oo.integrations.application;

import java.time.Clock;
import java.util.UUID;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarEvent.CalendarDisconnected;
import oo.shared.application.ExpectedVersion;
import oo.shared.domain.UserId;

/** Deletes a calendar and everything that was imported from it, unless an import changed it since the user saw it. */
public final class DisconnectCalendar {

  private final CalendarStore store;
  private final Clock clock;

  public DisconnectCalendar(CalendarStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public record Command(UserId user, UUID calendar, ExpectedVersion expected) {}

  public sealed interface Outcome {

    record Disconnected() implements Outcome {}

    record CalendarNotFound() implements Outcome {}

    record Stale() implements Outcome {}
  }

  public Outcome execute(Command command) {
    return store.transactions().call(() -> {
      store.calendars().lock(command.user());
      return store.calendars().find(command.user(), command.calendar())
          .map(calendar -> disconnect(calendar, command.expected()))
          .orElseGet(Outcome.CalendarNotFound::new);
    });
  }

  private Outcome disconnect(Calendar calendar, ExpectedVersion expected) {
    if (!expected.allows(calendar.version())) {
      return new Outcome.Stale();
    }
    store.calendars().remove(calendar.id());
    store.events().append(new CalendarDisconnected(calendar.owner(), calendar.id()), clock.instant());
    return new Outcome.Disconnected();
  }
}
