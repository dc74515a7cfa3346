package oo.recommender.domain.decision;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import oo.recommender.domain.Advice;
import oo.recommender.domain.Consent;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.Profile;
import oo.recommender.domain.QuietHours;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.CalendarSignals;
import oo.recommender.domain.state.OpenTask;
import oo.recommender.domain.state.UpcomingEvent;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;

/** A user at noon on a Tuesday in Berlin, with a meeting at 12:30, a report due at 17:00 and a talk at 15:00. */
public final class AdaAtNoon {

  public static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
  public static final UserId ADA = new UserId(new UUID(1, 1));
  public static final Profile PROFILE = new Profile(
      ZoneId.of("Europe/Berlin"), QuietHours.daily(LocalTime.of(22, 0), LocalTime.of(7, 0)),
      EnumSet.noneOf(TipKind.class), 5, Duration.ofHours(3), EnumSet.of(Consent.CALENDAR_TIPS, Consent.PUSH));

  public static final Advice WALK = advice(
      "walk", TipKind.MOVEMENT, "Step outside", "{free_minutes} minutes before your {next_event_at}: walk in daylight.",
      new Advice.Conditions(LocalTime.of(9, 0), LocalTime.of(16, 0), EnumSet.allOf(DayOfWeek.class), 10, 90, Set.of(), true));
  public static final Advice DEEP_WORK = advice(
      "deep-work", TipKind.FOCUS, "Close the mail", "Give one matter your {weekday} until {until}.",
      anyTime(5, Integer.MAX_VALUE));
  public static final Advice LIGHTS = advice(
      "lights", TipKind.SLEEP, "Dim the lights", "It is {local_time}: dim the lights now.",
      new Advice.Conditions(LocalTime.of(21, 0), LocalTime.of(1, 0), Set.of(DayOfWeek.TUESDAY), 0, Integer.MAX_VALUE, Set.of(), false));

  public static final List<Advice> LIBRARY = List.of(WALK, DEEP_WORK, LIGHTS);

  private AdaAtNoon() {}

  public static Advice advice(String slug, TipKind kind, String title, String body, Advice.Conditions when) {
    return new Advice(
        slug, kind, title, body, Duration.ofMinutes(5), new TipAction.Timer(Duration.ofMinutes(5)), when,
        new Advice.Source("claim", "citation", "https://example.org"));
  }

  public static Advice.Conditions anyTime(int minFree, int maxFree) {
    return new Advice.Conditions(
        LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, EnumSet.allOf(DayOfWeek.class), minFree, maxFree,
        EnumSet.allOf(DayLoad.class), false);
  }

  public static UserState state() {
    return UserState.EMPTY.with(new CalendarSignals(
        new UUID(3, 3), NOON.minusSeconds(60),
        List.of(new Busy(NOON.plusSeconds(1800), NOON.plusSeconds(3600)), new Busy(NOON.plusSeconds(10_800), NOON.plusSeconds(14_400))),
        List.of(new OpenTask("4f", "Quarterly  {until}\nreport", NOON.plusSeconds(18_000), null, Duration.ofMinutes(20), 1, null)),
        List.of(new UpcomingEvent("e1", "Talk", NOON.plusSeconds(10_800), NOON.plusSeconds(14_400), false, false, 1))));
  }

  public static Situation situation() {
    return new Situation(PROFILE, state(), UserTips.NONE);
  }

  public static Decider decider() {
    return new Decider(LIBRARY, new FeatureAssembler());
  }

  public static Decider.Request request(Trigger trigger, Instant at, long seed) {
    return request(trigger, at, seed, new RulesPolicy());
  }

  public static Decider.Request request(Trigger trigger, Instant at, long seed, Policy policy) {
    return new Decider.Request(
        new UUID(4, seed), new UUID(7, seed), ADA, at, trigger, seed, policy, ModelSnapshot.NONE);
  }
}
