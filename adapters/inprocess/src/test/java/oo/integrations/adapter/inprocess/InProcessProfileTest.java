package oo.integrations.adapter.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import oo.profile.application.GrantCalendarTips;
import oo.profile.application.ProfileQueries;
import oo.profile.application.SetConsent;
import oo.profile.application.port.InMemoryProfileEvents;
import oo.profile.application.port.InMemoryProfiles;
import oo.profile.application.port.InMemoryUserConsents;
import oo.profile.application.port.InMemoryUserPreferences;
import oo.profile.domain.Preferences;
import oo.profile.domain.VersionedPreferences;
import oo.shared.application.InMemoryTransactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class InProcessProfileTest {

  private final UserId ada = new UserId(new UUID(0, 1));
  private final InMemoryUserPreferences preferences = new InMemoryUserPreferences();
  private final InMemoryUserConsents consents = new InMemoryUserConsents();
  private final ProfileQueries queries = new ProfileQueries(new InMemoryProfiles(preferences, consents));
  private final InProcessProfile profile = new InProcessProfile(
      new GrantCalendarTips(new SetConsent(
          consents, new InMemoryProfileEvents(), new InMemoryTransactions(), Clock.systemUTC())),
      queries);

  @Test
  void recordsTheConsentWithTheProfile() {
    profile.grantCalendarTips(ada);
    assertThat(queries.of(ada).consents()).containsExactly("calendar_tips");
  }

  @Test
  void asksTheProfileForTheZone() {
    assertThat(profile.of(ada)).isEqualTo(ZoneId.of("Etc/UTC"));
    var tokyo = ZoneId.of("Asia/Tokyo");
    var said = Preferences.DEFAULTS;
    preferences.save(ada, new VersionedPreferences(new Preferences(
        tokyo, said.quietHours(), said.kindsOff(), said.dailyCap(), said.pushCooldown()), 1), Instant.EPOCH);
    assertThat(profile.of(ada)).isEqualTo(tokyo);
  }
}
