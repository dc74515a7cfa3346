package oo.integrations.application;

import static oo.integrations.application.LinesFormat.file;
import static oo.integrations.application.LinesFormat.noCalendar;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import oo.integrations.application.port.Feeds;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.FeedState.Active;
import oo.integrations.domain.FeedState.Failing;
import oo.integrations.domain.FeedState.Gone;
import oo.integrations.domain.FeedState.Paused;
import oo.shared.application.ExpectedVersion;
import org.junit.jupiter.api.Test;

class RefreshSubscriptionsTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final World world = new World();
  private final UUID calendar = world.subscribed().id();

  @Test
  void fetchesNothingBeforeItIsDue() {
    world.pass(QUARTER.minusMillis(1));
    assertThat(world.refreshSubscriptions.execute()).isFalse();
    assertThat(world.feeds.asked()).hasSize(1);
  }

  @Test
  void asksForChangesOnly() {
    world.feeds.answer(new FetchOutcome.Unchanged<>());
    world.pass(QUARTER);
    assertThat(world.refreshSubscriptions.execute()).isTrue();
    assertThat(world.feeds.asked()).last()
        .isEqualTo(new Feeds.Request(URI.create(World.URL), "\"1\"", null));
    assertThat(world.state(calendar)).isEqualTo(new Active(world.now().plus(QUARTER)));
    assertThat(subscription().etag()).isEqualTo("\"1\"");
    assertThat(subscription().fetchedAt()).isEqualTo(world.now());
    assertThat(world.calendar(calendar).version()).isEqualTo(1);
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void importsWhatIsNew() {
    refresh(() -> world.feeds.answer(file("EVENT a 1 newer", "EVENT b 0 second"), "\"2\""));
    assertThat(world.held(calendar)).containsExactly("a", "b");
    assertThat(world.calendar(calendar).version()).isEqualTo(2);
    assertThat(subscription().etag()).isEqualTo("\"2\"");
    assertThat(world.told()).hasSize(2);
  }

  @Test
  void takesTheSameContentForNothingNew() {
    refresh(() -> world.feeds.answer(file("EVENT a 0 first"), "\"2\""));
    assertThat(world.calendar(calendar).version()).isEqualTo(1);
    assertThat(world.calendar(calendar).revision()).isEqualTo(1);
    assertThat(subscription().etag()).isEqualTo("\"2\"");
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void comesBackEverMoreRarelyWhileItFailsAndKeepsWhatItHas() {
    world.feeds.answer(new FetchOutcome.Failed<>("no", -1));
    var expected = new long[] {30, 60, 120, 240, 480, 960, 1440, 1440};
    var wait = QUARTER;
    for (var failures = 1; failures <= expected.length; failures++) {
      world.pass(wait);
      assertThat(world.refreshSubscriptions.execute()).isTrue();
      // Chance is in the middle: three quarters of the longest wait.
      wait = Duration.ofSeconds(expected[failures - 1] * 45);
      assertThat(world.state(calendar)).isEqualTo(new Failing(failures, world.now().plus(wait)));
    }
    assertThat(world.held(calendar)).containsExactly("a");
    world.pass(wait);
    world.feeds.answer(new FetchOutcome.Unchanged<>());
    assertThat(world.refreshSubscriptions.execute()).isTrue();
    assertThat(world.state(calendar)).isEqualTo(new Active(world.now().plus(QUARTER)));
  }

  @Test
  void waitsAsLongAsItIsAskedTo() {
    refresh(() -> world.feeds.answer(new FetchOutcome.Failed<>("busy", Duration.ofDays(2).toSeconds())));
    assertThat(world.state(calendar)).isEqualTo(new Failing(1, world.now().plus(Duration.ofDays(2))));
  }

  @Test
  void doesNotWaitForeverWhateverItIsAsked() {
    refresh(() -> world.feeds.answer(new FetchOutcome.Failed<>("busy", Long.MAX_VALUE)));
    assertThat(world.state(calendar)).isEqualTo(new Failing(1, world.now().plus(Duration.ofDays(7))));
  }

  @Test
  void takesWhatIsNoCalendarOrForbiddenForAFailure() {
    refresh(() -> world.feeds.answer(noCalendar(), null));
    assertThat(world.state(calendar)).isInstanceOf(Failing.class);
    world.pass(Duration.ofDays(1));
    world.feeds.answer(new FetchOutcome.Forbidden<>("no longer public"));
    world.refreshSubscriptions.execute();
    assertThat(world.state(calendar)).isInstanceOfSatisfying(
        Failing.class, failing -> assertThat(failing.failures()).isEqualTo(2));
    assertThat(world.held(calendar)).containsExactly("a");
  }

  @Test
  void stopsWhenTheAddressIsGone() {
    refresh(() -> world.feeds.answer(new FetchOutcome.Gone<>(410)));
    assertThat(world.state(calendar)).isEqualTo(new Gone());
    world.pass(Duration.ofDays(100));
    assertThat(world.refreshSubscriptions.execute()).isFalse();
  }

  @Test
  void dropsTheAnswerWhenTheCalendarIsDisconnectedMeanwhile() {
    refresh(() -> {
      world.feeds.answer(file("EVENT a 1 newer"), null);
      world.feeds.meanwhile(() -> world.disconnectCalendar.execute(
          new DisconnectCalendar.Command(world.ada, calendar, new ExpectedVersion.Any())));
    });
    assertThat(world.queries.find(world.ada, calendar)).isEmpty();
    assertThat(world.held(calendar)).isEmpty();
  }

  @Test
  void dropsTheAnswerWhenTheConsentIsWithdrawnMeanwhile() {
    refresh(() -> {
      world.feeds.answer(file("EVENT a 1 newer"), null);
      world.feeds.meanwhile(() -> world.followConsent.execute(
          new FollowConsent.Command(UUID.randomUUID(), world.ada, false)));
    });
    assertThat(world.state(calendar)).isEqualTo(new Paused());
    assertThat(world.calendar(calendar).version()).isEqualTo(1);
  }

  private void refresh(Runnable prepared) {
    prepared.run();
    world.pass(QUARTER);
    assertThat(world.refreshSubscriptions.execute()).isTrue();
  }

  private Subscription subscription() {
    return (Subscription) world.calendar(calendar).source();
  }
}
