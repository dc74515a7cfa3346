package oo.integrations.adapter.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import oo.integrations.application.Fixtures;
import oo.integrations.application.FollowConsent;
import oo.integrations.application.FollowTimeZone;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.EmittedSignals.Emission;
import oo.integrations.application.port.InMemoryCalendarStore;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.FeedState;
import oo.integrations.domain.FeedUrl;
import oo.profile.events.v1.ConsentChanged;
import oo.profile.events.v1.PreferencesChanged;
import oo.shared.application.Message;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntegrationsConsumerTest {

  private static final Clock CLOCK = Clock.fixed(Fixtures.NOW, ZoneOffset.UTC);

  private final UserId ada = Fixtures.user();
  private final UUID calendar = Fixtures.id();
  private final CalendarStore store = InMemoryCalendarStore.create();
  private final IntegrationsConsumer consumer =
      new IntegrationsConsumer(new FollowTimeZone(store, CLOCK), new FollowConsent(store, CLOCK));

  @BeforeEach
  void subscribe() {
    var source = Subscription.first(FeedUrl.find("https://example.com/a").orElseThrow(), null, null, Fixtures.NOW, 0);
    store.calendars().add(Calendar.connect(calendar, ada, "Work", source, Fixtures.NOW));
    store.emitted().record(calendar, new Emission(
        UUID.randomUUID(), ZoneId.of("Etc/UTC"), Fixtures.NOW, Fixtures.NOW.plusSeconds(100)));
  }

  @Test
  void pausesAndResumesWithTheConsent() {
    consumer.handle(consent("calendar_tips", false));
    assertThat(state()).isInstanceOf(FeedState.Paused.class);
    consumer.handle(consent("calendar_tips", true));
    assertThat(state()).isInstanceOf(FeedState.Active.class);
  }

  @Test
  void passesOverOtherConsents() {
    consumer.handle(consent("push", false));
    assertThat(state()).isInstanceOf(FeedState.Active.class);
  }

  @Test
  void looksAgainWhenTheZoneIsAnother() {
    consumer.handle(zone("Etc/UTC"));
    assertThat(store.emitted().takeDue(Fixtures.NOW, Fixtures.NOW)).isEmpty();
    consumer.handle(zone("Asia/Tokyo"));
    assertThat(store.emitted().takeDue(Fixtures.NOW, Fixtures.NOW)).isPresent();
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatIllegalArgumentException().isThrownBy(() -> consumer.handle(zone("Mars/Olympus")));
    assertThatIllegalArgumentException().isThrownBy(() -> consumer.handle(
        message("oo.profile.events.v1.ConsentChanged", new byte[] {(byte) 0xff})));
    assertThatIllegalArgumentException().isThrownBy(() -> consumer.handle(message("oo.other.v1.Thing", new byte[0])));
  }

  private FeedState state() {
    return ((Subscription) store.calendars().find(ada, calendar).orElseThrow().source()).state();
  }

  private Message consent(String purpose, boolean granted) {
    return message("oo.profile.events.v1.ConsentChanged", ConsentChanged.newBuilder()
        .setUserId(ada.toString()).setPurpose(purpose).setGranted(granted).build().toByteArray());
  }

  private Message zone(String name) {
    return message("oo.profile.events.v1.PreferencesChanged", PreferencesChanged.newBuilder()
        .setUserId(ada.toString()).setTimeZone(name).setVersion(1).build().toByteArray());
  }

  private Message message(String type, byte[] payload) {
    return new Message(UUID.randomUUID(), "subject", type, ada.value(), Fixtures.NOW, Map.of(), payload);
  }
}
