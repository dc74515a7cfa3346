package oo.integrations.application;

import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import oo.integrations.application.port.CalendarStore;
import oo.shared.domain.UserId;

/** Has the signals of a user's calendars looked at again when they were told for another time zone. */
public final class FollowTimeZone {

  private final CalendarStore store;
  private final Clock clock;

  public FollowTimeZone(CalendarStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @param message by which the user's zone became known */
  public record Command(UUID message, UserId user, ZoneId zone) {}

  public void execute(Command command) {
    store.transactions().run(() -> {
      // An import that is under way was begun with the zone as it was, and has not said so yet.
      store.calendars().lock(command.user());
      if (store.inbox().firstTime(command.message())) {
        store.emitted().lookAgain(command.user(), command.zone(), clock.instant());
      }
    });
  }
}
