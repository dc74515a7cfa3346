package oo.recommender.adapter.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import oo.profile.application.ProfileQueries;
import oo.profile.application.SetConsent;
import oo.profile.application.SetPreferences;
import oo.profile.application.SetPreferencesOutcome;
import oo.profile.application.port.InMemoryProfileEvents;
import oo.profile.application.port.InMemoryProfiles;
import oo.profile.application.port.InMemoryUserConsents;
import oo.profile.application.port.InMemoryUserPreferences;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.profile.domain.QuietHours;
import oo.recommender.application.port.Profiles;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.WallClock;
import oo.shared.application.ExpectedVersion;
import oo.shared.application.InMemoryTransactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InProcessProfilesTest {

  private static final UserId ADA = new UserId(new UUID(1, 1));
  private static final UserId BEN = new UserId(new UUID(2, 2));

  private final InMemoryUserPreferences preferences = new InMemoryUserPreferences();
  private final InMemoryUserConsents consents = new InMemoryUserConsents();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);
  private final SetPreferences setPreferences =
      new SetPreferences(preferences, new InMemoryProfileEvents(), new InMemoryTransactions(), clock);
  private final SetConsent setConsent =
      new SetConsent(consents, new InMemoryProfileEvents(), new InMemoryTransactions(), clock);
  private final Profiles profiles =
      InProcessRecommender.profiles(new ProfileQueries(new InMemoryProfiles(preferences, consents)));

  private void prefer(List<QuietHours> quiet, Set<String> kindsOff) {
    assertThat(setPreferences.execute(new SetPreferences.Command(
        ADA, new ExpectedVersion.Any(), "Europe/Berlin", quiet, kindsOff, 7, "PT90M")))
        .isInstanceOf(SetPreferencesOutcome.Saved.class);
  }

  private void consent(Purpose purpose, boolean granted) {
    setConsent.execute(new SetConsent.Command(ADA, purpose, granted, Origin.SETTING));
  }

  @Test
  void givesTheDefaultsOfAUserWhoToldNothing() {
    assertThat(profiles.of(BEN)).isEqualTo(new Profile(
        ZoneId.of("Etc/UTC"), oo.recommender.domain.QuietHours.NONE, Set.of(), 12, Duration.ofHours(1), Set.of()));
  }

  @Test
  void saysWhatTheUserTold() {
    var weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    prefer(List.of(new QuietHours(weekend, LocalTime.of(22, 0), LocalTime.of(7, 30))), Set.of("sleep", "admin"));
    consent(Purpose.CALENDAR_TIPS, true);

    assertThat(profiles.of(ADA)).isEqualTo(new Profile(
        ZoneId.of("Europe/Berlin"),
        new oo.recommender.domain.QuietHours(List.of(new oo.recommender.domain.QuietHours.Stretch(
            LocalTime.of(22, 0), LocalTime.of(7, 30), weekend))),
        EnumSet.of(TipKind.SLEEP, TipKind.ADMIN), 7, Duration.ofMinutes(90), EnumSet.of(Consent.CALENDAR_TIPS)));
    assertThat(profiles.of(BEN).kindsOff()).isEmpty();
    assertThat(profiles.ask(ADA).get()).isEqualTo(profiles.of(ADA));
  }

  @ParameterizedTest
  @EnumSource
  void keepsConsentsApartByPurpose(Purpose purpose) {
    consent(purpose, true);

    assertThat(profiles.of(ADA).consents()).extracting(Consent::wireName).containsExactly(purpose.wireName());
  }

  @Test
  void losesAConsentWithTheNextQuestionAfterItIsWithdrawn() {
    consent(Purpose.PUSH, true);
    assertThat(profiles.of(ADA).allows(Consent.PUSH)).isTrue();

    consent(Purpose.PUSH, false);

    assertThat(profiles.of(ADA).allows(Consent.PUSH)).isFalse();
  }

  @Test
  void keepsEveryKindAwayThatIsSwitchedOff() {
    var all = Arrays.stream(TipKind.values()).map(TipKind::wireName).collect(Collectors.toSet());
    prefer(List.of(), all);

    assertThat(profiles.of(ADA).kindsOff()).containsExactlyInAnyOrder(TipKind.values());
  }

  @Test
  void passesOverNamesThatAreNotKnownHere() {
    prefer(List.of(), Set.of("gardening", "sleep"));

    assertThat(profiles.of(ADA).kindsOff()).containsExactly(TipKind.SLEEP);
  }

  @Test
  void meansAWholeDayWhenQuietEndsWhenItBegins() {
    prefer(List.of(new QuietHours(EnumSet.of(DayOfWeek.TUESDAY), LocalTime.of(9, 0), LocalTime.of(9, 0))), Set.of());

    var profile = profiles.of(ADA);
    assertThat(profile.quietHours().endOfQuietAt(clock.instant(), new WallClock(profile.zone())))
        .isEqualTo(Instant.parse("2026-11-25T08:00:00Z"));
  }
}
