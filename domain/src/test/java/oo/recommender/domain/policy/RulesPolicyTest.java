package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Device;
import oo.recommender.domain.Profile;
import oo.recommender.domain.QuietHours;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.state.Agenda;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.KindHistory;
import oo.recommender.domain.tip.UserTips;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesPolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
  private static final Profile BERLIN = new Profile(
      ZoneId.of("Europe/Berlin"), QuietHours.NONE, EnumSet.noneOf(TipKind.class), 5, Duration.ZERO,
      EnumSet.allOf(Consent.class));
  private static final Agenda HALF_AN_HOUR_FREE = new Agenda(
      true, List.of(new Busy(NOON.plusSeconds(1800), NOON.plusSeconds(3600))), List.of(), List.of());

  private static Candidate task(String id, int effort, @Nullable Duration due, @Nullable Duration shown) {
    return new Candidate(
        "task:" + id, TipKind.TASK, effort, due == null ? null : NOON.plus(due), null, 0,
        shown == null ? null : NOON.minus(shown), false, true);
  }

  private static void assertPrefers(Candidate better, Candidate worse) {
    var context =
        DecisionContext.of(
            NOON, Trigger.PULL, Device.OTHER, BERLIN, HALF_AN_HOUR_FREE, KindHistory.EMPTY, KindEffects.EMPTY, UserTips.NONE);
    var set = new CandidateSet(List.of(better, worse));
    var distribution =
        new RulesPolicy().distribution(new FeatureAssembler().assemble(context, set), ModelSnapshot.NONE);
    int first = set.get(0).equals(better) ? 0 : 1;
    assertThat(distribution.propensity(first)).isGreaterThan(distribution.propensity(1 - first));
  }

  @Test
  void prefersWhatIsDueSooner() {
    assertPrefers(task("b", 20, Duration.ofHours(3), null), task("a", 20, Duration.ofHours(30), null));
    assertPrefers(task("b", 20, Duration.ofHours(30), null), task("a", 20, null, null));
  }

  @Test
  void prefersWhatFitsTheFreeTime() {
    assertPrefers(task("b", 25, null, null), task("a", 40, null, null));
  }

  @Test
  void prefersWhatWasNotShownLately() {
    assertPrefers(task("b", 20, null, null), task("a", 20, null, Duration.ofHours(7)));
  }

  @Test
  void prefersWhatSuitsTheTimeOfDay() {
    assertPrefers(kind("advice:b", TipKind.NOURISHMENT), kind("advice:a", TipKind.SLEEP));
  }

  @Test
  void prefersWhatTheUserAskedToSeeAgain() {
    var back = new Candidate("task:b", TipKind.TASK, 20, null, null, 0, NOON.minusSeconds(9000), true, true);
    assertPrefers(back, task("a", 20, Duration.ofHours(10), null));
  }

  private static Candidate kind(String ref, TipKind kind) {
    return new Candidate(ref, kind, 10, null, null, 0, null, false, false);
  }
}
