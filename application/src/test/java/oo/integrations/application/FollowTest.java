package oo.integrations.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.domain.CalendarEvent.CalendarDisconnected;
import oo.integrations.domain.CalendarEvent.CalendarSignalsChanged;
import oo.integrations.domain.FeedState.Active;
import oo.integrations.domain.FeedState.Gone;
import oo.integrations.domain.FeedState.Paused;
import oo.integrations.domain.Signals;
import oo.shared.application.ExpectedVersion;
import org.junit.jupiter.api.Test;

/** What happens to calendars after they were connected. */
class FollowTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final World world = new World();

  @Test
  void looksAtSignalsOnceADayAndTellsNothingThatWasTold() {
    world.upload("EVENT a 0 first");
    world.pass(DAY.minusMillis(1));
    assertThat(world.refreshSignals.execute()).isFalse();
    world.pass(Duration.ofMillis(1));
    assertThat(world.refreshSignals.execute()).isTrue();
    assertThat(world.refreshSignals.execute()).isFalse();
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void tellsSignalsAgainBeforeTheirHorizonComesNear() {
    world.upload("EVENT a 0 first");
    for (var day = 1; day <= 7; day++) {
      world.pass(DAY);
      world.refreshSignals.execute();
    }
    assertThat(world.told()).hasSize(2).last().isInstanceOfSatisfying(CalendarSignalsChanged.class,
        told -> assertThat(told.horizon().from()).isEqualTo(world.now()));
  }

  @Test
  void tellsSignalsAgainWhenTheTimeZoneChanges() {
    world.upload("EVENT a 0 first");
    move("Asia/Tokyo");
    assertThat(world.refreshSignals.execute()).isTrue();
    assertThat(world.told()).hasSize(2).last().isInstanceOfSatisfying(CalendarSignalsChanged.class, told ->
        assertThat(told.signals().tasks()).extracting(Signals.Task::title).containsExactly("first in Asia/Tokyo"));
    move("Asia/Tokyo");
    assertThat(world.refreshSignals.execute()).isFalse();
  }

  @Test
  void pausesWhileTheConsentIsWithdrawn() {
    var calendar = world.subscribed().id();
    world.upload("EVENT z 0 uploaded");
    consent(UUID.randomUUID(), false);
    assertThat(world.state(calendar)).isEqualTo(new Paused());
    world.pass(DAY);
    assertThat(world.refreshSubscriptions.execute()).isFalse();
    consent(UUID.randomUUID(), true);
    assertThat(world.state(calendar)).isEqualTo(new Active(world.now()));
    world.feeds.answer(new FetchOutcome.Unchanged<>());
    assertThat(world.refreshSubscriptions.execute()).isTrue();
  }

  @Test
  void handlesAMessageOnce() {
    var calendar = world.subscribed().id();
    var withdrawal = UUID.randomUUID();
    consent(withdrawal, false);
    consent(UUID.randomUUID(), true);
    consent(withdrawal, false);
    assertThat(world.state(calendar)).isInstanceOf(Active.class);
  }

  @Test
  void leavesAnAddressAloneThatIsGone() {
    var calendar = world.subscribed().id();
    world.feeds.answer(new FetchOutcome.Gone<>(404));
    world.pass(DAY);
    world.refreshSubscriptions.execute();
    consent(UUID.randomUUID(), false);
    consent(UUID.randomUUID(), true);
    assertThat(world.state(calendar)).isEqualTo(new Gone());
  }

  @Test
  void changesNoRevisionWhenNothingIsToFollow() {
    var calendar = world.subscribed();
    consent(UUID.randomUUID(), true);
    assertThat(world.calendar(calendar.id())).isEqualTo(calendar);
  }

  @Test
  void disconnectsWithEverythingAndTellsOfIt() {
    var calendar = world.upload("EVENT a 0 first").calendar();
    assertThat(disconnect(calendar, ExpectedVersion.of(1)))
        .isEqualTo(new DisconnectCalendar.Outcome.Disconnected());
    assertThat(world.queries.find(world.ada, calendar)).isEmpty();
    assertThat(world.held(calendar)).isEmpty();
    assertThat(world.told()).last().isEqualTo(new CalendarDisconnected(world.ada, calendar));
    assertThat(disconnect(calendar, new ExpectedVersion.Any()))
        .isEqualTo(new DisconnectCalendar.Outcome.CalendarNotFound());
  }

  @Test
  void disconnectsNothingThatAnImportChangedSince() {
    var calendar = world.upload("EVENT a 0 first").calendar();
    world.upload("EVENT a 1 newer");
    assertThat(disconnect(calendar, ExpectedVersion.of(1))).isEqualTo(new DisconnectCalendar.Outcome.Stale());
    assertThat(world.held(calendar)).containsExactly("a");
  }

  @Test
  void disconnectsNothingOfAnother() {
    var calendar = world.upload("EVENT a 0 first").calendar();
    assertThat(world.disconnectCalendar.execute(
        new DisconnectCalendar.Command(Fixtures.user(), calendar, new ExpectedVersion.Any())))
        .isEqualTo(new DisconnectCalendar.Outcome.CalendarNotFound());
    assertThat(world.held(calendar)).containsExactly("a");
  }

  @Test
  void pagesThroughCalendars() {
    for (var i = 0; i < 5; i++) {
      world.upload("EVENT uid-" + i + " 0 x");
    }
    var first = world.queries.page(world.ada, null, 3);
    assertThat(first.items()).hasSize(3);
    assertThat(first.more()).isTrue();
    var second = world.queries.page(world.ada, first.items().getLast().id(), 3);
    assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
    assertThat(second.more()).isFalse();
  }

  private void move(String zone) {
    world.zone = ZoneId.of(zone);
    world.followTimeZone.execute(new FollowTimeZone.Command(UUID.randomUUID(), world.ada, world.zone));
  }

  private void consent(UUID message, boolean granted) {
    world.followConsent.execute(new FollowConsent.Command(message, world.ada, granted));
  }

  private DisconnectCalendar.Outcome disconnect(UUID calendar, ExpectedVersion expected) {
    return world.disconnectCalendar.execute(new DisconnectCalendar.Command(world.ada, calendar, expected));
  }
}
