package oo.integrations.application;

import java.time.Clock;
import java.util.UUID;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.shared.domain.UserId;

/** Stops fetching a user's calendars when the consent to use them is withdrawn, and goes on when it is given again. */
public final class FollowConsent {

  private final CalendarStore store;
  private final Clock clock;

  public FollowConsent(CalendarStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @param message by which the consent to calendar tips became known */
  public record Command(UUID message, UserId user, boolean granted) {}

  public void execute(Command command) {
    store.transactions().run(() -> {
      store.calendars().lock(command.user());
      if (store.inbox().firstTime(command.message())) {
        store.calendars().all(command.user()).forEach(calendar -> follow(calendar, command.granted()));
      }
    });
  }

  private void follow(Calendar calendar, boolean granted) {
    if (calendar.source() instanceof Subscription subscription) {
      var next = granted ? subscription.resumed(clock.instant()) : subscription.paused();
      if (!next.equals(subscription)) {
        store.calendars().save(calendar.from(next));
      }
    }
  }
}
