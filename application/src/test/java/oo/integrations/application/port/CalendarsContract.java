package oo.integrations.application.port;

import static oo.integrations.application.Fixtures.NOW;
import static oo.integrations.application.Fixtures.added;
import static oo.integrations.application.Fixtures.event;
import static oo.integrations.application.Fixtures.id;
import static oo.integrations.application.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarSource;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.CalendarSource.Upload;
import oo.integrations.domain.FeedState;
import oo.integrations.domain.FeedState.Active;
import oo.integrations.domain.FeedUrl;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

public abstract class CalendarsContract {

  private static final FeedUrl URL = FeedUrl.find("https://calendar.example.com/secret.ics").orElseThrow();
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final UserId ada = user();

  /** Empty. */
  protected abstract CalendarStore store();

  @Test
  void findsWhatWasAdded() {
    var calendar = add(calendar(ada, new Upload()));
    assertThat(found(calendars -> calendars.find(ada, calendar.id()))).contains(calendar);
    assertThat(counted(calendars -> calendars.count(ada))).isEqualTo(1);
  }

  @Test
  void keepsEveryStateOfASubscription() {
    var states = List.of(
        new Active(NOW), new FeedState.Failing(3, NOW.plusSeconds(1)), new FeedState.Gone(), new FeedState.Paused());
    var calendar = add(calendar(ada, subscription(new Active(NOW))));
    for (var state : states) {
      var next = calendar.from(new Subscription(URL, "\"e\"", "yesterday", NOW, state, 7));
      store().transactions().run(() -> store().calendars().save(next));
      assertThat(found(calendars -> calendars.find(ada, calendar.id()))).contains(next);
    }
  }

  @Test
  void savesWhatChanged() {
    var calendar = add(calendar(ada, new Upload()));
    var next = new Calendar(
        calendar.id(), ada, "Other", calendar.source(), 3, 4, 2, calendar.createdAt(), NOW.plusSeconds(5));
    store().transactions().run(() -> store().calendars().save(next));
    assertThat(found(calendars -> calendars.find(ada, calendar.id()))).contains(next);
  }

  @Test
  void treatsAnotherUsersCalendarAsMissing() {
    var calendar = add(calendar(ada, subscription(new Active(NOW))));
    var bob = user();
    assertThat(found(calendars -> calendars.find(bob, calendar.id()))).isEmpty();
    assertThat(found(calendars -> calendars.subscribedTo(bob, URL))).isEmpty();
    assertThat(listed(calendars -> calendars.all(bob))).isEmpty();
    assertThat(counted(calendars -> calendars.count(bob))).isZero();
  }

  @Test
  void pagesNewestFirst() {
    var first = add(calendar(ada, new Upload()));
    var second = add(calendar(ada, subscription(new Active(NOW))));
    var third = add(calendar(ada, new Upload()));
    assertThat(listed(calendars -> calendars.all(ada))).containsExactly(third, second, first);
    assertThat(listed(calendars -> calendars.page(ada, null, 2))).containsExactly(third, second);
    assertThat(listed(calendars -> calendars.page(ada, second.id(), 2))).containsExactly(first);
    assertThat(listed(calendars -> calendars.page(ada, first.id(), 2))).isEmpty();
  }

  @Test
  void findsTheSubscriptionToAnAddress() {
    var calendar = add(calendar(ada, subscription(new Active(NOW))));
    assertThat(found(calendars -> calendars.subscribedTo(ada, URL))).contains(calendar);
    assertThat(found(calendars -> calendars.subscribedTo(ada, FeedUrl.find("https://example.com/").orElseThrow())))
        .isEmpty();
  }

  @Test
  void findsTheUploadThatSharesMostAndOfEqualsTheOldest() {
    var one = add(calendar(ada, new Upload()), event("a"), event("b"));
    var two = add(calendar(ada, new Upload()), event("b"), event("c"), event("d"));
    assertThat(sharing("a", "x")).contains(one);
    assertThat(sharing("b")).contains(one);
    assertThat(sharing("b", "c")).contains(two);
    assertThat(sharing("x")).isEmpty();
    assertThat(sharing()).isEmpty();
  }

  @Test
  void findsNoSubscriptionAndNothingOfOthersForAnUpload() {
    add(calendar(ada, subscription(new Active(NOW))), event("a"));
    add(calendar(user(), new Upload()), event("a"));
    assertThat(sharing("a")).isEmpty();
  }

  @Test
  void removesACalendarWithAllThatItHolds() {
    var calendar = add(calendar(ada, subscription(new Active(NOW))), event("a"));
    store().transactions().run(() -> store().calendars().remove(calendar.id()));
    assertThat(found(calendars -> calendars.find(ada, calendar.id()))).isEmpty();
    assertThat(found(calendars -> calendars.subscribedTo(ada, URL))).isEmpty();
    assertThat(store().transactions().call(() -> store().contents().componentsOf(calendar.id()))).isEmpty();
  }

  @Test
  void takesTheSubscriptionThatIsDueLongest() {
    add(calendar(ada, subscription(new Active(NOW.plusSeconds(1)))));
    var late = add(calendar(user(), subscription(new Active(NOW.minusSeconds(10)))));
    var later = add(calendar(user(), subscription(new FeedState.Failing(1, NOW))));
    add(calendar(user(), subscription(new FeedState.Gone())));
    add(calendar(user(), subscription(new FeedState.Paused())));
    assertThat(take(NOW)).contains(late);
    assertThat(take(NOW)).contains(later);
    assertThat(take(NOW)).isEmpty();
  }

  @Test
  void givesATakenSubscriptionAgainWhenItsLeaseEnds() {
    var calendar = add(calendar(ada, subscription(new Active(NOW))));
    take(NOW);
    assertThat(take(NOW.plus(LEASE).minusMillis(1))).isEmpty();
    assertThat(take(NOW.plus(LEASE))).contains(calendar);
  }

  @Test
  void givesATakenSubscriptionAgainWhenItWasSavedAndIsDue() {
    var calendar = add(calendar(ada, subscription(new Active(NOW))));
    take(NOW);
    store().transactions().run(() -> store().calendars().save(calendar));
    assertThat(take(NOW)).contains(calendar);
  }

  private Optional<Calendar> take(Instant now) {
    return found(calendars -> calendars.takeDueSubscription(now, now.plus(LEASE)));
  }

  private Optional<Calendar> sharing(String... uids) {
    Set<UUID> series = Arrays.stream(uids).map(uid -> event(uid).series()).collect(Collectors.toSet());
    return found(calendars -> calendars.uploadedSharing(ada, series));
  }

  private Calendar add(Calendar calendar, CalendarComponent... components) {
    store().transactions().run(() -> {
      store().calendars().lock(calendar.owner());
      store().calendars().add(calendar);
      store().contents().apply(calendar.id(), added(components));
    });
    return calendar;
  }

  private Optional<Calendar> found(Function<Calendars, Optional<Calendar>> work) {
    return store().transactions().call(() -> work.apply(store().calendars()));
  }

  private List<Calendar> listed(Function<Calendars, List<Calendar>> work) {
    return store().transactions().call(() -> work.apply(store().calendars()));
  }

  private int counted(ToIntFunction<Calendars> work) {
    return store().transactions().call(() -> work.applyAsInt(store().calendars()));
  }

  private static Calendar calendar(UserId owner, CalendarSource source) {
    return new Calendar(id(), owner, "Work", source, 1, 2, 1, NOW, NOW.plusSeconds(1));
  }

  private static Subscription subscription(FeedState state) {
    return new Subscription(URL, null, null, null, state, 0);
  }
}
