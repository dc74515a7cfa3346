package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Consent;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.Device;
import oo.recommender.domain.Profile;
import oo.recommender.domain.QuietHours;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.state.Agenda;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.KindHistory;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class FeatureAssemblerTest {

  private static final Instant TUESDAY_NOON = Instant.parse("2026-11-24T11:00:00Z");
  private static final Profile BERLIN = new Profile(
      ZoneId.of("Europe/Berlin"), QuietHours.NONE, EnumSet.noneOf(TipKind.class), 5, Duration.ZERO,
      EnumSet.allOf(Consent.class));

  private static Busy busy(String from, String to) {
    return new Busy(Instant.parse("2026-11-24T" + from + ":00Z"), Instant.parse("2026-11-24T" + to + ":00Z"));
  }

  private static DecisionContext context(Agenda agenda) {
    return context(TUESDAY_NOON, agenda);
  }

  private static DecisionContext context(Instant at, Agenda agenda) {
    var movement = new KindHistory.Counts(
        3, 1, 1, new KindHistory.Decayed(2048, 1024, 512, 256), TUESDAY_NOON.minusSeconds(7200));
    return DecisionContext.of(
        at, Trigger.PUSH, Device.MOBILE, BERLIN, agenda, new KindHistory(Map.of(TipKind.MOVEMENT, movement), 1536),
        new KindEffects(Map.of(TipKind.MOVEMENT, new KindEffects.Effect(0.5, 0.25))), UserTips.NONE);
  }

  private static Agenda agenda(Busy... busy) {
    return new Agenda(true, List.of(busy), List.of(), List.of());
  }

  @Test
  void readsTheMomentFromWallClockAndAgenda() {
    var features = new FeatureAssembler()
        .assemble(context(agenda(busy("08:00", "09:00"), busy("11:25", "13:25"))), CandidateSet.EMPTY);

    assertThat(features.of(ContextFeature.HOUR_OF_DAY)).isEqualTo(12);
    assertThat(features.of(ContextFeature.FREE_MINUTES)).isEqualTo(25);
    assertThat(features.of(ContextFeature.EVENT_AHEAD)).isEqualTo(1);
    assertThat(features.of(ContextFeature.BUSY_NOW)).isZero();
    assertThat(features.of(ContextFeature.DAY_LOAD)).isEqualTo(0.25);
    assertThat(features.of(ContextFeature.PUSH)).isEqualTo(1);
    assertThat(features.of(ContextFeature.DAY_COS)).isCloseTo(-1, within(1e-12));
    assertThat(features.of(ContextFeature.MINUTES_SINCE_TIP)).isEqualTo(1440);
  }

  @Test
  void readsACandidateAgainstTheMoment() {
    var task = new Candidate(
        "task:4f", TipKind.TASK, 45, TUESDAY_NOON.minusSeconds(7200), null, 1, TUESDAY_NOON.minusSeconds(36_000), true,
        true);

    var features = new FeatureAssembler().assemble(context(agenda()), new CandidateSet(List.of(task)));

    assertThat(features.of(0, CandidateFeature.DUE_IN_HOURS)).isEqualTo(-2);
    assertThat(features.of(0, CandidateFeature.HAS_DUE)).isEqualTo(1);
    assertThat(features.of(0, CandidateFeature.PRIORITY)).isEqualTo(1);
    assertThat(features.of(0, CandidateFeature.HOURS_SINCE_SHOWN)).isEqualTo(10);
    assertThat(features.of(0, CandidateFeature.STARTS_IN_MINUTES)).isEqualTo(1440);
    assertThat(features.of(0, CandidateFeature.COMES_BACK)).isEqualTo(1);
    assertThat(features.of(0, CandidateFeature.FROM_TASK)).isEqualTo(1);
  }

  @Test
  void partsTheLoadOfTheDayIntoWhatWasAndWhatIsToCome() {
    var context = context(agenda(busy("07:00", "08:00"), busy("09:00", "10:00"), busy("13:00", "17:00")));

    var features = new FeatureAssembler().assemble(context, CandidateSet.EMPTY);

    assertThat(features.of(ContextFeature.LOAD_SO_FAR)).isEqualTo(0.5);
    assertThat(features.of(ContextFeature.LOAD_TO_COME)).isEqualTo(0.5);
    var evening = context(TUESDAY_NOON.plusSeconds(9 * 3600), agenda(busy("07:00", "10:00")));
    assertThat(evening.loadSoFar()).isEqualTo(0.25);
    assertThat(evening.loadToCome()).isZero();
    var morning = context(TUESDAY_NOON.minusSeconds(6 * 3600), agenda(busy("07:00", "10:00")));
    assertThat(morning.loadSoFar()).isZero();
    assertThat(morning.loadToCome()).isEqualTo(0.25);
  }

  @Test
  void readsDeviceDoseAndTheSecondHarmonic() {
    var features = new FeatureAssembler().assemble(context(agenda()), CandidateSet.EMPTY);

    assertThat(features.of(ContextFeature.DEVICE_MOBILE)).isEqualTo(1);
    assertThat(features.of(ContextFeature.DEVICE_DESKTOP)).isZero();
    assertThat(features.of(ContextFeature.DOSE)).isEqualTo(1.5);
    assertThat(features.of(ContextFeature.CALENDAR_KNOWN)).isEqualTo(1);
    assertThat(features.of(ContextFeature.DAY2_COS)).isCloseTo(1, within(1e-12));
    assertThat(features.of(ContextFeature.DAY2_SIN)).isCloseTo(0, within(1e-12));
  }

  @Test
  void readsWhatTheUserMakesOfAKindAndSinceWhenAMatterIsOpen() {
    var task = new Candidate(
        "task:4f", TipKind.TASK, 45, TUESDAY_NOON.minusSeconds(1), null, 1, null, false, true,
        TUESDAY_NOON.minusSeconds(2 * 86_400));
    var walk = new Candidate("advice:walk", TipKind.MOVEMENT, 5, null, null, 0, null, false, false);

    var features = new FeatureAssembler().assemble(context(agenda()), new CandidateSet(List.of(task, walk)));

    assertThat(features.of(0, CandidateFeature.FROM_ADVICE)).isEqualTo(1);
    assertThat(features.of(0, CandidateFeature.AGE_DAYS)).isZero();
    assertThat(features.of(0, CandidateFeature.KIND_DONE_DECAYED)).isEqualTo(0.25);
    assertThat(features.of(0, CandidateFeature.KIND_SNOOZE_DECAYED)).isEqualTo(0.125);
    assertThat(features.of(0, CandidateFeature.KIND_DISMISS_DECAYED)).isEqualTo(0.0625);
    assertThat(features.of(0, CandidateFeature.HOURS_SINCE_KIND_SHOWN)).isEqualTo(2);
    assertThat(features.of(0, CandidateFeature.KIND_EFFECT)).isEqualTo(0.5);
    assertThat(features.of(0, CandidateFeature.KIND_EFFECT_VARIANCE)).isEqualTo(0.25);
    assertThat(features.of(1, CandidateFeature.FROM_ADVICE)).isZero();
    assertThat(features.of(1, CandidateFeature.OVERDUE)).isEqualTo(1);
    assertThat(features.of(1, CandidateFeature.AGE_DAYS)).isEqualTo(2);
    assertThat(features.of(1, CandidateFeature.HOURS_SINCE_KIND_SHOWN)).isEqualTo(336);
    assertThat(features.of(1, CandidateFeature.KIND_EFFECT)).isZero();
    assertThat(features.of(1, CandidateFeature.KIND_EFFECT_VARIANCE)).isEqualTo(KindEffects.PRIOR_VARIANCE);
  }

  @Test
  void leavesOutWhatAnOlderSchemaDoesNotHave() {
    var walk = new CandidateSet(
        List.of(new Candidate("advice:walk", TipKind.MOVEMENT, 5, null, null, 0, null, false, false)));
    var context = context(agenda(busy("08:00", "09:00")));

    var first = new FeatureAssembler(FeatureSchema.V1).assemble(context, walk);
    var second = new FeatureAssembler(FeatureSchema.V2).assemble(context, walk);

    assertThat(first.of(ContextFeature.DAY_LOAD)).isEqualTo(second.of(ContextFeature.DAY_LOAD)).isPositive();
    assertThat(first.of(ContextFeature.CALENDAR_KNOWN)).isZero();
    assertThat(first.of(0, CandidateFeature.FROM_ADVICE)).isZero();
    assertThatThrownBy(() -> new FeatureAssembler(new FeatureSchema(3, List.of(), List.of())))
        .hasMessageStartingWith("nothing assembles feature schema ");
  }

  @Property
  void knowsOfACandidatesNameOnlyWhereItComesFrom(@ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
    var context = Moments.moment(Trigger.PULL, seed);
    var named = new CandidateSet(Moments.candidates(count, seed));
    var renamed = new CandidateSet(named.candidates().stream().map(FeatureAssemblerTest::renamed).toList());

    var features = new FeatureAssembler().assemble(context, named);
    var same = new FeatureAssembler().assemble(context, renamed);

    for (int i = 0; i < count; i++) {
      for (var feature : CandidateFeature.values()) {
        assertThat(same.of(i, feature)).isEqualTo(features.of(i, feature));
      }
    }
  }

  /** With another id that sorts the same. */
  private static Candidate renamed(Candidate old) {
    int colon = old.ref().indexOf(':') + 1;
    return new Candidate(
        old.ref().substring(0, colon) + "secret-" + old.ref().substring(colon), old.kind(), old.effortMinutes(),
        old.due(), old.startsAt(), old.priority(), old.lastShownAt(), old.comesBack(), old.gapBound(), old.createdAt());
  }

  @Test
  void countsTheLoadOfADayOfTwentyThreeHoursByItsTwelve() {
    var sunday = Instant.parse("2026-03-29T10:00:00Z");
    var wholeDay = new Agenda(
        true, List.of(new Busy(sunday.minusSeconds(40_000), sunday.plusSeconds(40_000))), List.of(), List.of());
    var context = context(sunday, wholeDay);

    assertThat(context.dayLoad()).isEqualTo(1);
    assertThat(context.load()).isEqualTo(DayLoad.HEAVY);
    assertThat(context.dayEndsAt()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
  }

  @Test
  void drawsTheLinesOfDayLoadAtAQuarterAndAtSixtyPercent() {
    assertThat(context(agenda(busy("08:00", "10:59"))).load()).isEqualTo(DayLoad.LIGHT);
    assertThat(context(agenda(busy("08:00", "11:00"))).load()).isEqualTo(DayLoad.NORMAL);
    assertThat(context(agenda(busy("08:00", "15:12"))).load()).isEqualTo(DayLoad.NORMAL);
    assertThat(context(agenda(busy("08:00", "15:13"))).load()).isEqualTo(DayLoad.HEAVY);
    assertThat(context(Agenda.UNKNOWN).load()).isEqualTo(DayLoad.NORMAL);
  }

  @Property
  void keepsEveryFeatureInTheRangeThatItsSchemaSays(
      @ForAll Trigger trigger, @ForAll @IntRange(max = 40) int count, @ForAll long seed) {
    var candidates = Moments.candidates(count, seed);
    candidates.add(Moments.extreme("task:x", TipKind.TASK));

    var features =
        new FeatureAssembler().assemble(Moments.moment(trigger, seed), new CandidateSet(candidates));

    for (var feature : ContextFeature.values()) {
      assertThat(features.of(feature)).isBetween(feature.min(), feature.max());
    }
    for (int i = 0; i < features.size(); i++) {
      for (var feature : CandidateFeature.values()) {
        assertThat(features.of(i, feature)).isBetween(feature.min(), feature.max());
      }
    }
  }
}
