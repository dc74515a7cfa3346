package oo.integrations.application;

import static oo.integrations.application.LinesFormat.file;
import static oo.integrations.application.LinesFormat.noCalendar;
import static oo.integrations.application.World.URL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import oo.integrations.application.ConnectOutcome.FeedForbidden;
import oo.integrations.application.ConnectOutcome.FeedUnreachable;
import oo.integrations.application.ConnectOutcome.Imported;
import oo.integrations.application.ConnectOutcome.InvalidUrl;
import oo.integrations.application.ConnectOutcome.NotACalendar;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.FeedState.Active;
import oo.integrations.domain.FeedUrl;
import org.junit.jupiter.api.Test;

/** Connecting a calendar by its address. */
class SubscribeTest {

  private final World world = new World();

  @Test
  void fetchesAtOnceAndFollowsFromThenOn() {
    var calendar = world.subscribed();
    assertThat(calendar.name()).isEqualTo("Work");
    assertThat(calendar.source()).isEqualTo(new Subscription(
        FeedUrl.find(URL).orElseThrow(), "\"1\"", null, world.now(),
        new Active(world.now().plus(Duration.ofMinutes(15))), 0));
    assertThat(world.held(calendar.id())).containsExactly("a");
    assertThat(world.consented).containsExactly(world.ada);
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void changesNothingWhenTheAddressIsFollowedAlreadyHoweverItIsWritten() {
    var calendar = world.subscribed();
    var outcome = world.subscribe("webcal://CALENDAR.example.com:443/a/../secret.ics#top", null);
    assertThat(outcome).isInstanceOfSatisfying(Imported.class, imported -> {
      assertThat(imported.report().calendar()).isEqualTo(calendar.id());
      assertThat(imported.report().connected()).isFalse();
      assertThat(imported.report().unchanged()).isEqualTo(1);
      assertThat(imported.report().imported()).isEqualTo(1);
    });
    assertThat(world.feeds.asked()).hasSize(1);
    assertThat(world.calendar(calendar.id())).isEqualTo(calendar);
    assertThat(world.told()).hasSize(1);
    assertThat(world.consented).hasSize(1);
  }

  @Test
  void fetchesNothingForARequestThatWasServed() {
    world.feeds.answer(file("EVENT a 0 first"), null);
    var first = (Imported) world.subscribe(URL, "key");
    assertThat(world.subscribe(URL, "key")).isEqualTo(new Imported(first.report(), true));
    assertThat(world.feeds.asked()).hasSize(1);
  }

  @Test
  void makesOneCalendarOfTwoThatSubscribeAtOnce() {
    world.feeds.meanwhile(() -> {
      world.feeds.meanwhile(() -> {});
      world.subscribe(URL, null);
    });
    world.feeds.answer(file("EVENT a 0 first"), null);
    var outcome = world.subscribe(URL, null);
    assertThat(outcome).isInstanceOfSatisfying(
        Imported.class, imported -> assertThat(imported.report().connected()).isFalse());
    assertThat(world.queries.page(world.ada, null, 10).items()).hasSize(1);
  }

  @Test
  void doesNotTakeAnUploadWithTheSameEventsForTheSubscription() {
    world.upload("EVENT a 0 first");
    world.subscribed();
    assertThat(world.queries.page(world.ada, null, 10).items()).hasSize(2);
  }

  @Test
  void storesNothingWhenTheFirstFetchFails() {
    world.feeds.answer(new FetchOutcome.Forbidden<>("the address is not public"));
    assertThat(world.subscribe(URL, null)).isEqualTo(new FeedForbidden("the address is not public"));
    world.feeds.answer(new FetchOutcome.Gone<>(404));
    assertThat(world.subscribe(URL, null)).isEqualTo(new FeedUnreachable("it answered with status 404"));
    world.feeds.answer(new FetchOutcome.Failed<>("it took too long", 5));
    assertThat(world.subscribe(URL, null)).isEqualTo(new FeedUnreachable("it took too long"));
    world.feeds.answer(new FetchOutcome.Unchanged<>());
    assertThat(world.subscribe(URL, null)).isInstanceOf(FeedUnreachable.class);
    world.feeds.answer(noCalendar(), null);
    assertThat(world.subscribe(URL, null)).isInstanceOf(NotACalendar.class);
    world.feeds.answer(file("HUGE"), null);
    assertThat(world.subscribe(URL, null)).isEqualTo(new FeedUnreachable("the calendar is too large"));
    world.feeds.answer(file("MANY"), null);
    assertThat(world.subscribe(URL, null)).isEqualTo(new ConnectOutcome.TooManyComponents());
    assertThat(world.queries.page(world.ada, null, 10).items()).isEmpty();
    assertThat(world.consented).isEmpty();
    assertThat(world.told()).isEmpty();
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThat(world.subscribe("https://user:secret@example.com/", null)).isEqualTo(new InvalidUrl());
    assertThat(world.subscribe("https://exa mple.com/", null)).isEqualTo(new InvalidUrl());
    assertThat(world.subscribe("file:///etc/passwd", null)).isEqualTo(new InvalidUrl());
    assertThat(world.feeds.asked()).isEmpty();
  }

  @Test
  void showsTheAddressToNobody() {
    var calendar = world.subscribed();
    assertThat(calendar.toString()).doesNotContain("secret");
    assertThat(new ConnectCalendar.Subscribe(world.ada, URL, null, null).toString()).doesNotContain("secret");
  }
}
