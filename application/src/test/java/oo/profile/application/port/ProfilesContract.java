package oo.profile.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import oo.profile.application.ProfileView;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Preferences;
import oo.profile.domain.Purpose;
import oo.profile.domain.QuietHours;
import oo.profile.domain.VersionedPreferences;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

public abstract class ProfilesContract {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  private final UserId user = new UserId(UUID.randomUUID());

  protected abstract Profiles profiles();

  protected abstract UserPreferences preferences();

  protected abstract UserConsents consents();

  protected abstract Transactions transactions();

  @Test
  void givesTheDefaultsAndNoConsentToWhoNeverSaidAnything() {
    assertThat(profiles().of(user))
        .isEqualTo(new ProfileView(ZoneId.of("Etc/UTC"), List.of(), Set.of(), 12, Duration.ofHours(1), Set.of()));
  }

  @Test
  void givesConsentsToWhoNeverSetPreferences() {
    say(Purpose.PUSH, true, 1);
    assertThat(profiles().of(user).consents()).containsExactly("push");
  }

  @Test
  void givesPreferencesAndWhatIsGrantedNow() {
    var quiet = new QuietHours(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(21, 30), LocalTime.of(9, 0));
    var said = new Preferences(ZoneId.of("Asia/Kathmandu"), List.of(quiet), Set.of("sleep"), 3, Duration.ZERO);
    transactions().run(() -> preferences().save(user, new VersionedPreferences(said, 1), AT));
    say(Purpose.PUSH, true, 1);
    say(Purpose.CALENDAR_TIPS, true, 1);
    say(Purpose.PUSH, false, 2);
    assertThat(profiles().of(user)).isEqualTo(new ProfileView(
        ZoneId.of("Asia/Kathmandu"),
        List.of(new ProfileView.QuietHours(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(21, 30), LocalTime.of(9, 0))),
        Set.of("sleep"), 3, Duration.ZERO, Set.of("calendar_tips")));
  }

  @Test
  void doesNotMixUsers() {
    say(Purpose.PUSH, true, 1);
    assertThat(profiles().of(new UserId(UUID.randomUUID())).consents()).isEmpty();
  }

  private void say(Purpose purpose, boolean granted, long version) {
    transactions().run(
        () -> consents().save(user, new Consent(purpose, granted, version, AT), Origin.SETTING));
  }
}
