package oo.recommender.domain.decision;

import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.PROFILE;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;
import oo.recommender.domain.policy.Feature;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.CalendarSignals;
import oo.recommender.domain.state.OpenTask;
import oo.recommender.domain.state.UpcomingEvent;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of the features when {@code calendar_tips} is withdrawn. */
class WithoutCalendarsTest {

  private static final Profile WITHDRAWN = with(EnumSet.complementOf(EnumSet.of(Consent.CALENDAR_TIPS)));
  private static final Profile GIVEN = with(EnumSet.allOf(Consent.class));

  private static Profile with(Set<Consent> consents) {
    return new Profile(
        PROFILE.zone(), PROFILE.quietHours(), PROFILE.kindsOff(), 50, Duration.ZERO, consents);
  }

  /** A calendar with an event on, events and tasks ahead, one overdue and one of a kind for every feature. */
  private static UserState crowded(Instant at) {
    return state().with(new CalendarSignals(
        new UUID(3, 4), at,
        List.of(new Busy(at.minusSeconds(600), at.plusSeconds(300)), new Busy(at.plusSeconds(2400), at.plusSeconds(9000))),
        List.of(
            new OpenTask("late", "Late", at.minusSeconds(9000), null, null, 1, at.minusSeconds(900_000)),
            new OpenTask("soon", "Soon", at.plusSeconds(9000), null, null, 5, null)),
        List.of(new UpcomingEvent("e7", "Review", at.plusSeconds(2400), at.plusSeconds(9000), false, true, 4))));
  }

  private static Features features(Profile profile, UserState state, Instant at) {
    var record =
        decider().decide(request(Trigger.PULL, at, 1), new Situation(profile, state, UserTips.NONE)).record();
    return new FeatureAssembler().assemble(record.context(), record.candidates());
  }

  @Property(tries = 200)
  void everyFeatureIsAsIfThereWereNoCalendar(@ForAll @IntRange(max = 3000) int minutes) {
    var at = NOON.plus(Duration.ofMinutes(minutes));
    var withdrawn = features(WITHDRAWN, crowded(at), at);
    var never = features(GIVEN, UserState.EMPTY, at);

    assertThat(withdrawn.candidates()).isEqualTo(never.candidates());
    for (var feature : ContextFeature.values()) {
      assertThat(withdrawn.of(feature)).as(feature.name()).isEqualTo(never.of(feature));
      if (feature.ofCalendar()) {
        assertThat(withdrawn.of(feature)).as(feature.name()).isEqualTo(feature.withheld());
      }
    }
    for (int i = 0; i < withdrawn.size(); i++) {
      for (var feature : CandidateFeature.values()) {
        assertThat(withdrawn.of(i, feature)).as(feature.name()).isEqualTo(never.of(i, feature));
        if (feature.ofCalendar()) {
          assertThat(withdrawn.of(i, feature)).as(feature.name()).isEqualTo(feature.withheld());
        }
      }
    }
  }

  /** A feature that says nothing of a calendar when it may has not been withheld either. */
  @ParameterizedTest
  @EnumSource(ContextFeature.class)
  void onlyWhatIsSaidToBeOfACalendarChangesWithTheConsent(ContextFeature feature) {
    var values = new HashSet<Double>();
    for (int minutes = 0; minutes < 600; minutes += 10) {
      var at = NOON.plus(Duration.ofMinutes(minutes));
      double given = features(GIVEN, crowded(NOON), at).of(feature);
      double withdrawn = features(WITHDRAWN, crowded(NOON), at).of(feature);
      values.add(given - withdrawn);
    }
    assertThat(values.equals(Set.of(0.0))).isEqualTo(!feature.ofCalendar());
  }

  @Test
  void whatIsOfACalendarSpeaksWhereTheConsentIsGiven() {
    var spoken = new HashSet<Feature>();
    for (int minutes = 0; minutes < 600; minutes += 10) {
      var features = features(GIVEN, crowded(NOON), NOON.plus(Duration.ofMinutes(minutes)));
      for (int i = 0; i < features.size(); i++) {
        for (var feature : CandidateFeature.values()) {
          if (feature.ofCalendar() && features.of(i, feature) != feature.withheld()) {
            spoken.add(feature);
          }
        }
      }
    }
    assertThat(spoken).containsExactlyInAnyOrderElementsOf(
        List.of(CandidateFeature.values()).stream().filter(Feature::ofCalendar).toList());
  }
}
