package oo.profile.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import oo.profile.application.SetPreferencesOutcome.InvalidCooldown;
import oo.profile.application.SetPreferencesOutcome.InvalidTimeZone;
import oo.profile.application.SetPreferencesOutcome.Saved;
import oo.profile.application.SetPreferencesOutcome.Stale;
import oo.profile.application.port.InMemoryProfileEvents;
import oo.profile.application.port.InMemoryUserPreferences;
import oo.profile.application.port.UserPreferences;
import oo.profile.domain.Preferences;
import oo.profile.domain.ProfileEvent.PreferencesChanged;
import oo.profile.domain.QuietHours;
import oo.profile.domain.VersionedPreferences;
import oo.shared.application.ExpectedVersion;
import oo.shared.application.InMemoryTransactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetPreferencesTest {

  private static final QuietHours NIGHT =
      new QuietHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(7, 0));
  private static final Preferences BERLIN = new Preferences(
      ZoneId.of("Europe/Berlin"), List.of(NIGHT), Set.of("sleep"), 8, Duration.ofMinutes(45));

  private final UserId ada = new UserId(new UUID(0, 1));
  private final InMemoryUserPreferences preferences = new InMemoryUserPreferences();
  private final InMemoryProfileEvents events = new InMemoryProfileEvents();

  @Test
  void savesWhatIsWantedAndTellsOfIt() {
    assertThat(set(ExpectedVersion.of(0), "Europe/Berlin", "PT45M")).isEqualTo(saved(1));
    assertThat(preferences.of(ada)).isEqualTo(new VersionedPreferences(BERLIN, 1));
    assertThat(events.appended()).containsExactly(new PreferencesChanged(ada, ZoneId.of("Europe/Berlin"), 1));
  }

  @Test
  void countsVersionsUp() {
    set(ExpectedVersion.of(0), "Europe/Berlin", "PT45M");
    assertThat(set(ExpectedVersion.of(1), "Europe/Paris", "PT45M"))
        .isInstanceOfSatisfying(Saved.class, saved -> assertThat(saved.current().version()).isEqualTo(2));
  }

  @Test
  void changesNothingWhenItIsThatWayAlready() {
    set(ExpectedVersion.of(0), "Europe/Berlin", "PT45M");
    assertThat(set(ExpectedVersion.of(1), "Europe/Berlin", "PT2700S")).isEqualTo(saved(1));
    assertThat(events.appended()).hasSize(1);
  }

  @Test
  void keepsTheDefaultsWhenTheyAreSetByName() {
    var defaults = new SetPreferences.Command(
        ada, ExpectedVersion.of(0), "Etc/UTC", List.of(), Set.of(), 12, "PT1H");
    useCase(preferences).execute(defaults);
    assertThat(preferences.of(ada)).isEqualTo(new VersionedPreferences(Preferences.DEFAULTS, 1));
  }

  @Test
  void refusesWhenSomebodyElseChangedThem() {
    set(ExpectedVersion.of(0), "Europe/Berlin", "PT45M");
    assertThat(set(ExpectedVersion.of(0), "Europe/Paris", "PT1H"))
        .isEqualTo(new Stale(new VersionedPreferences(BERLIN, 1)));
    assertThat(preferences.of(ada)).isEqualTo(new VersionedPreferences(BERLIN, 1));
    assertThat(events.appended()).hasSize(1);
  }

  @Test
  void takesAnyVersionWhenTheUserDoesNotMind() {
    set(new ExpectedVersion.Any(), "Europe/Paris", "PT1H");
    assertThat(set(new ExpectedVersion.Any(), "Europe/Berlin", "PT45M")).isEqualTo(saved(2));
  }

  @Test
  void decidesAgainWhenSomebodyElseIsFaster() {
    assertThat(useCase(new OvertakenOnce()).execute(command(new ExpectedVersion.Any(), "Europe/Berlin", "PT45M")))
        .isEqualTo(saved(2));
    assertThat(events.appended()).hasSize(1);
  }

  @Test
  void isStaleWhenSomebodyElseIsFasterAndTheUserMinds() {
    assertThat(useCase(new OvertakenOnce()).execute(command(ExpectedVersion.of(0), "Europe/Berlin", "PT45M")))
        .isInstanceOf(Stale.class);
    assertThat(events.appended()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "europe/berlin", "UTC+1", "+02:00", "Z", "CEST"})
  void refusesWhatIsNoTimeZone(String name) {
    assertThat(set(ExpectedVersion.of(0), name, "PT1H")).isEqualTo(new InvalidTimeZone(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT24H1S", "P2D", "-PT1S", "PT0.5S", "P1M", "P1W", "an hour", "PT99999999999999999999S"})
  void refusesACooldownOutOfBounds(String text) {
    assertThat(set(ExpectedVersion.of(0), "Etc/UTC", text)).isEqualTo(new InvalidCooldown(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT24H", "P1D", "PT1439M60S"})
  void takesACooldownAtItsBounds(String text) {
    assertThat(set(ExpectedVersion.of(0), "Etc/UTC", text)).isInstanceOf(Saved.class);
  }

  private SetPreferencesOutcome set(ExpectedVersion expected, String zone, String cooldown) {
    return useCase(preferences).execute(command(expected, zone, cooldown));
  }

  private SetPreferences.Command command(ExpectedVersion expected, String zone, String cooldown) {
    return new SetPreferences.Command(ada, expected, zone, List.of(NIGHT), Set.of("sleep"), 8, cooldown);
  }

  private SetPreferences useCase(UserPreferences stored) {
    var clock = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
    return new SetPreferences(stored, events, new InMemoryTransactions(), clock);
  }

  private static Saved saved(long version) {
    return new Saved(new VersionedPreferences(BERLIN, version));
  }

  /** Somebody else saves between the first read and the first write. */
  private final class OvertakenOnce implements UserPreferences {

    private boolean overtaken;

    @Override
    public VersionedPreferences of(UserId user) {
      return preferences.of(user);
    }

    @Override
    public boolean save(UserId user, VersionedPreferences next, Instant at) {
      if (!overtaken) {
        overtaken = true;
        preferences.save(user, preferences.of(user).changedTo(Preferences.DEFAULTS), at);
      }
      return preferences.save(user, next, at);
    }
  }
}
