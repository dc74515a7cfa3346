package oo.profile.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import oo.profile.domain.Preferences;
import oo.profile.domain.QuietHours;
import oo.profile.domain.VersionedPreferences;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

public abstract class UserPreferencesContract {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final Preferences RICH = new Preferences(
      ZoneId.of("America/Argentina/Buenos_Aires"),
      List.of(
          new QuietHours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(22, 0), LocalTime.of(7, 0)),
          new QuietHours(Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT),
          new QuietHours(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(12, 1), LocalTime.of(23, 59))),
      Set.of("nourishment", "sleep"), 50, Duration.ofMinutes(45));

  private final UserId user = new UserId(UUID.randomUUID());

  protected abstract UserPreferences preferences();

  protected abstract Transactions transactions();

  @Test
  void givesTheDefaultsToWhoNeverSetAny() {
    assertThat(of(user)).isEqualTo(VersionedPreferences.NEVER_SET);
  }

  @Test
  void givesBackWhatWasSaved() {
    assertThat(save(new VersionedPreferences(RICH, 1))).isTrue();
    assertThat(of(user)).isEqualTo(new VersionedPreferences(RICH, 1));
  }

  @Test
  void replacesTheWhole() {
    save(new VersionedPreferences(RICH, 1));
    var next = new VersionedPreferences(Preferences.DEFAULTS, 2);
    assertThat(save(next)).isTrue();
    assertThat(of(user)).isEqualTo(next);
  }

  @Test
  void refusesAVersionThatIsNotTheNext() {
    save(new VersionedPreferences(RICH, 1));
    assertThat(save(new VersionedPreferences(Preferences.DEFAULTS, 1))).isFalse();
    assertThat(save(new VersionedPreferences(Preferences.DEFAULTS, 3))).isFalse();
    assertThat(of(user)).isEqualTo(new VersionedPreferences(RICH, 1));
  }

  @Test
  void refusesALaterVersionOfWhatWasNeverSaved() {
    assertThat(save(new VersionedPreferences(RICH, 2))).isFalse();
    assertThat(of(user)).isEqualTo(VersionedPreferences.NEVER_SET);
  }

  @Test
  void keepsUsersApart() {
    save(new VersionedPreferences(RICH, 1));
    assertThat(of(new UserId(UUID.randomUUID()))).isEqualTo(VersionedPreferences.NEVER_SET);
  }

  private VersionedPreferences of(UserId of) {
    return transactions().call(() -> preferences().of(of));
  }

  private boolean save(VersionedPreferences next) {
    return transactions().call(() -> preferences().save(user, next, AT));
  }
}
