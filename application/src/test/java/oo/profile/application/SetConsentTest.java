package oo.profile.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import oo.profile.application.port.InMemoryProfileEvents;
import oo.profile.application.port.InMemoryUserConsents;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.ProfileEvent.ConsentChanged;
import oo.profile.domain.Purpose;
import oo.shared.application.InMemoryTransactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class SetConsentTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final UserId ada = new UserId(new UUID(0, 1));
  private final InMemoryUserConsents consents = new InMemoryUserConsents();
  private final InMemoryProfileEvents events = new InMemoryProfileEvents();
  private final SetConsent setConsent =
      new SetConsent(consents, events, new InMemoryTransactions(), Clock.fixed(NOW, ZoneOffset.UTC));
  private final ConsentQueries queries = new ConsentQueries(consents);

  @Test
  void givesAConsentAndTellsOfIt() {
    assertThat(say(Purpose.PUSH, true)).isEqualTo(new Consent(Purpose.PUSH, true, 1, NOW));
    assertThat(events.appended()).containsExactly(new ConsentChanged(ada, Purpose.PUSH, true));
    assertThat(consents.historyOf(ada))
        .containsExactly(new ConsentChange(ada, Purpose.PUSH, true, Origin.SETTING, NOW));
  }

  @Test
  void countsTheLastWord() {
    say(Purpose.PUSH, true);
    assertThat(say(Purpose.PUSH, false).granted()).isFalse();
    assertThat(events.appended()).last().isEqualTo(new ConsentChanged(ada, Purpose.PUSH, false));
  }

  @Test
  void changesNothingWhenTheSameIsSaidAgain() {
    say(Purpose.PUSH, true);
    var before = queries.of(ada);
    say(Purpose.PUSH, true);
    assertThat(queries.of(ada)).isEqualTo(before);
    assertThat(events.appended()).hasSize(1);
    assertThat(consents.historyOf(ada)).hasSize(1);
  }

  @Test
  void recordsARefusalOfWhatWasNeverGiven() {
    assertThat(say(Purpose.PRODUCT_METRICS, false)).isEqualTo(new Consent(Purpose.PRODUCT_METRICS, false, 1, NOW));
    assertThat(consents.historyOf(ada)).hasSize(1);
  }

  @Test
  void givesTheListAnotherVersionWithEveryChange() {
    assertThat(queries.of(ada).version()).isZero();
    say(Purpose.PUSH, true);
    say(Purpose.POOLED_LEARNING, true);
    say(Purpose.PUSH, false);
    assertThat(queries.of(ada).version()).isEqualTo(3);
  }

  @Test
  void takesConnectingACalendarForConsentToUseIt() {
    new GrantCalendarTips(setConsent).execute(ada);
    assertThat(consents.historyOf(ada))
        .containsExactly(new ConsentChange(ada, Purpose.CALENDAR_TIPS, true, Origin.CONNECTION, NOW));
  }

  private Consent say(Purpose purpose, boolean granted) {
    return setConsent.execute(new SetConsent.Command(ada, purpose, granted, Origin.SETTING));
  }
}
