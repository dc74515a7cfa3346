package oo.integrations.application.port;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.CalendarSource.Upload;
import oo.integrations.domain.FeedState;
import oo.integrations.domain.FeedUrl;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

public final class InMemoryCalendars implements Calendars {

  private static final Comparator<Calendar> NEWEST_FIRST =
      Comparator.comparing((Calendar calendar) -> calendar.id().toString()).reversed();

  private final Map<UUID, Calendar> stored = new HashMap<>();
  private final Map<UUID, Instant> leases = new HashMap<>();
  private final InMemoryCalendarContents contents;
  private final InMemoryEmittedSignals emitted;

  InMemoryCalendars(InMemoryCalendarContents contents, InMemoryEmittedSignals emitted) {
    this.contents = contents;
    this.emitted = emitted;
  }

  @Override
  public void lock(UserId owner) {}

  @Override
  public int count(UserId owner) {
    return all(owner).size();
  }

  @Override
  public Optional<Calendar> find(UserId owner, UUID id) {
    return Optional.ofNullable(stored.get(id)).filter(calendar -> calendar.owner().equals(owner));
  }

  @Override
  public Optional<Calendar> uploadedSharing(UserId owner, Set<UUID> series) {
    return of(owner).filter(calendar -> calendar.source() instanceof Upload)
        .filter(calendar -> shared(calendar, series) > 0)
        .max(Comparator.comparingLong((Calendar calendar) -> shared(calendar, series)).thenComparing(NEWEST_FIRST));
  }

  @Override
  public Optional<Calendar> subscribedTo(UserId owner, FeedUrl url) {
    return of(owner)
        .filter(calendar -> calendar.source() instanceof Subscription at && at.url().equals(url)).findFirst();
  }

  @Override
  public List<Calendar> all(UserId owner) {
    return of(owner).sorted(NEWEST_FIRST).toList();
  }

  @Override
  public List<Calendar> page(UserId owner, @Nullable UUID before, int limit) {
    return all(owner).stream()
        .filter(calendar -> before == null || calendar.id().toString().compareTo(before.toString()) < 0)
        .limit(limit).toList();
  }

  @Override
  public void add(Calendar calendar) {
    stored.put(calendar.id(), calendar);
    emitted.owners().put(calendar.id(), calendar.owner());
  }

  @Override
  public void save(Calendar calendar) {
    stored.computeIfPresent(calendar.id(), (_, _) -> calendar);
    leases.remove(calendar.id());
  }

  @Override
  public void remove(UUID id) {
    stored.remove(id);
    contents.forget(id);
    emitted.forget(id);
  }

  @Override
  public Optional<Calendar> takeDueSubscription(Instant now, Instant leasedUntil) {
    var due = stored.values().stream()
        .filter(calendar -> !nextFetch(calendar).isAfter(now))
        .filter(calendar -> !leases.getOrDefault(calendar.id(), now).isAfter(now))
        .min(Comparator.comparing(InMemoryCalendars::nextFetch));
    due.ifPresent(calendar -> leases.put(calendar.id(), leasedUntil));
    return due;
  }

  private Stream<Calendar> of(UserId owner) {
    return stored.values().stream().filter(calendar -> calendar.owner().equals(owner));
  }

  private long shared(Calendar calendar, Set<UUID> series) {
    return contents.componentsOf(calendar.id()).stream().map(CalendarComponent::series).distinct()
        .filter(series::contains).count();
  }

  private static Instant nextFetch(Calendar calendar) {
    return calendar.source() instanceof Subscription at
        ? switch (at.state()) {
          case FeedState.Active(var next) -> next;
          case FeedState.Failing(_, var next) -> next;
          case FeedState.Gone() -> Instant.MAX;
          case FeedState.Paused() -> Instant.MAX;
        }
        : Instant.MAX;
  }
}
