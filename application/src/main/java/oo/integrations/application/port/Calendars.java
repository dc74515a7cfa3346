package oo.integrations.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.FeedUrl;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** The calendars of every user, without their components. Another user's calendar is as one that is not there. */
public interface Calendars {

  /** Lets no other transaction change the user's calendars until this one ends; comes before its first write. */
  void lock(UserId owner);

  int count(UserId owner);

  Optional<Calendar> find(UserId owner, UUID id);

  /**
   * The uploaded calendar that holds a component of one of the series; of several, the one that holds most of them, and
   * of those the oldest.
   *
   * @param series as {@link oo.integrations.domain.CalendarComponent#series()}
   */
  Optional<Calendar> uploadedSharing(UserId owner, Set<UUID> series);

  Optional<Calendar> subscribedTo(UserId owner, FeedUrl url);

  List<Calendar> all(UserId owner);

  /** Newest first. @param before the last of the page before, absent for the first page */
  List<Calendar> page(UserId owner, @Nullable UUID before, int limit);

  void add(Calendar calendar);

  /** Stores everything but what it holds; a subscription's lease ends. */
  void save(Calendar calendar);

  /** Deletes the calendar and everything that is kept of it, but not the reports of its imports. */
  void remove(UUID id);

  /** Takes the subscription that is due longest, and that nobody else has taken, until the lease ends or it is saved. */
  Optional<Calendar> takeDueSubscription(Instant now, Instant leasedUntil);
}
