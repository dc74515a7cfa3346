package oo.integrations.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import oo.integrations.application.port.Calendars;
import oo.integrations.domain.Calendar;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Reads calendars for the user whose they are. */
public final class CalendarQueries {

  private final Calendars calendars;

  public CalendarQueries(Calendars calendars) {
    this.calendars = calendars;
  }

  public Optional<Calendar> find(UserId user, UUID id) {
    return calendars.find(user, id);
  }

  /**
   * Newest first.
   *
   * @param before the last of the page before, absent for the first page
   */
  public Page page(UserId user, @Nullable UUID before, int limit) {
    var found = calendars.page(user, before, limit + 1);
    return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
  }

  /** @param more whether another page follows */
  public record Page(List<Calendar> items, boolean more) {

    public Page {
      items = List.copyOf(items);
    }
  }
}
