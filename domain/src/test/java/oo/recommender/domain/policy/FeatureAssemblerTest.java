package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Consent;
import oo.recommender.domain.DayLoad;
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
    return DecisionContext.of(TUESDAY_NOON, Trigger.PUSH, BERLIN, agenda, KindHistory.EMPTY, UserTips.NONE);
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
  void countsTheLoadOfADayOfTwentyThreeHoursByItsTwelve() {
    var sunday = Instant.parse("2026-03-29T10:00:00Z");
    var wholeDay = new Agenda(
        true, List.of(new Busy(sunday.minusSeconds(40_000), sunday.plusSeconds(40_000))), List.of(), List.of());
    var context = DecisionContext.of(sunday, Trigger.PULL, BERLIN, wholeDay, KindHistory.EMPTY, UserTips.NONE);

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
