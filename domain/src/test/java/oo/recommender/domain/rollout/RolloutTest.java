package oo.recommender.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import oo.recommender.domain.rollout.Transition.Action;
import oo.recommender.domain.rollout.Transition.Moved;
import oo.recommender.domain.rollout.Transition.Refused;
import oo.recommender.domain.rollout.Transition.Why;
import org.junit.jupiter.api.Test;

class RolloutTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant LATER = START.plusSeconds(3600);
  private static final Duration DAY = Duration.ofDays(1);

  private final Rollout rules = Rollout.of(Plans.plan(), START);

  private static Rollout moved(Transition transition, Action action) {
    assertThat(transition).isInstanceOf(Moved.class);
    assertThat(((Moved) transition).action()).isEqualTo(action);
    return ((Moved) transition).to();
  }

  private Rollout trying(int percent) {
    return moved(rules.canary("uniform", percent, START), Action.CANARY_STARTED);
  }

  @Test
  void beginsAsTheFileSays() {
    var plan = Plans.plan("one", "rules", new PolicyPlan.Share("uniform", 10), null);

    assertThat(Rollout.of(plan, START))
        .isEqualTo(new Rollout(0, "rules", new Rollout.Canary("uniform", 10, START), null, START, "rules, uniform at 10%"));
  }

  @Test
  void triesAPolicyAndKeepsWhenItBegan() {
    var more = moved(trying(10).canary("uniform", 50, LATER), Action.CANARY_RESIZED);

    assertThat(more.canary()).isEqualTo(new Rollout.Canary("uniform", 50, START));
    assertThat(more.standard()).isEqualTo("rules");
    assertThat(more.version()).isEqualTo(2);
  }

  @Test
  void refusesToTryWhatDecidesOrBesideAnother() {
    assertThat(rules.canary("rules", 10, START)).isEqualTo(new Refused(Why.IS_DEFAULT, "rules"));
    assertThat(trying(10).canary("other", 10, START)).isEqualTo(new Refused(Why.OTHER_CANARY, "uniform"));
  }

  @Test
  void promotesOnlyWhatIsTried() {
    assertThat(rules.promote("uniform", LATER)).isEqualTo(new Refused(Why.NO_CANARY, "uniform"));
    assertThat(rules.promote("rules", LATER)).isEqualTo(new Refused(Why.IS_DEFAULT, "rules"));
    assertThat(trying(10).promote("other", LATER)).isEqualTo(new Refused(Why.OTHER_CANARY, "uniform"));

    var full = moved(trying(10).promote("uniform", LATER), Action.PROMOTED);
    assertThat(full.standard()).isEqualTo("uniform");
    assertThat(full.canary()).isNull();
    assertThat(full.before()).isEqualTo(new Rollout.Before("rules", LATER));
  }

  @Test
  void takesBackWhatIsTriedAndLeavesWhatDecides() {
    var back = moved(trying(10).rollBack("uniform", LATER), Action.ROLLED_BACK);

    assertThat(back.canary()).isNull();
    assertThat(back.standard()).isEqualTo("rules");
  }

  @Test
  void takesBackWhatWasPromotedOnce() {
    var full = moved(trying(10).promote("uniform", LATER), Action.PROMOTED);
    var back = moved(full.rollBack("uniform", LATER), Action.ROLLED_BACK);

    assertThat(back.standard()).isEqualTo("rules");
    assertThat(back.before()).isNull();
    assertThat(back.rollBack("rules", LATER)).isEqualTo(new Refused(Why.NOTHING_BEFORE, "rules"));
    assertThat(back.rollBack("uniform", LATER)).isEqualTo(new Refused(Why.NO_CANARY, "uniform"));
    assertThat(trying(10).rollBack("other", LATER)).isEqualTo(new Refused(Why.OTHER_CANARY, "uniform"));
  }

  @Test
  void triesNothingThatDecidesAfterARollback() {
    var full = moved(trying(10).promote("uniform", LATER), Action.PROMOTED);
    var again = moved(full.canary("rules", 5, LATER), Action.CANARY_STARTED);

    assertThat(moved(again.rollBack("uniform", LATER), Action.ROLLED_BACK).canary()).isNull();
  }

  @Test
  void takesOverWhatANewFileSays() {
    var plan = Plans.plan("two", "uniform", new PolicyPlan.Share("other", 5), null);
    var to = trying(10).configured(plan, LATER);

    assertThat(to.standard()).isEqualTo("uniform");
    assertThat(to.canary()).isEqualTo(new Rollout.Canary("other", 5, LATER));
    assertThat(to.before()).isEqualTo(new Rollout.Before("rules", LATER));
    assertThat(to.configured()).isEqualTo(plan.arms());
    assertThat(rules.configured(plan, LATER).before()).as("nobody was relieved").isNull();
  }

  @Test
  void looksAtWhatIsTriedAndForSomeTimeAtWhatWasPromoted() {
    assertThat(rules.watched(START, DAY)).isNull();
    assertThat(trying(10).watched(LATER, DAY)).isEqualTo(new Rollout.Watched("uniform", START, "rules"));
    var full = moved(trying(10).promote("uniform", LATER), Action.PROMOTED);
    assertThat(full.watched(LATER.plus(DAY), DAY)).isEqualTo(new Rollout.Watched("uniform", LATER, "rules"));
    assertThat(full.watched(LATER.plus(DAY).plusSeconds(1), DAY)).isNull();
  }
}
