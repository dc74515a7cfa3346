package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import oo.recommender.application.port.Evidence;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.Plans;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition.Action;
import org.junit.jupiter.api.Test;

class WatchRolloutTest {

  private static final Figures SOUND = new Figures(1000, 0, 0, 1000, 600);
  private static final Figures COLLAPSED = new Figures(1000, 0, 0, 1000, 100);

  private final RolloutWorld world = new RolloutWorld(Plans.plan());

  private void happened(Figures rules, Figures uniform) {
    world.figures.append(Map.of("rules", rules, "uniform", uniform), world.clock.instant());
  }

  private RolloutChange last() {
    return world.rollouts.newest(null, 1).getFirst();
  }

  @Test
  void leavesASoundCanaryAloneAllTheWay() {
    world.canary("uniform", 10);
    happened(SOUND, SOUND);
    assertThat(world.watchRollout.execute()).isEmpty();
    world.promote("uniform");
    world.clock.pass(Duration.ofMinutes(2));
    happened(Figures.NONE, SOUND);

    assertThat(world.watchRollout.execute()).isEmpty();
    assertThat(world.registry.policy(Arm.DEFAULT).name()).isEqualTo("uniform");
  }

  @Test
  void takesBackACanaryThatGoesBad() {
    world.canary("uniform", 10);
    happened(SOUND, SOUND);
    assertThat(world.watchRollout.execute()).isEmpty();
    world.clock.pass(Duration.ofHours(2));
    happened(SOUND, COLLAPSED);

    assertThat(world.watchRollout.execute()).isPresent();

    assertThat(last().action()).isEqualTo(Action.ROLLED_BACK);
    assertThat(last().actor()).isEqualTo("watch");
    assertThat(last().reason()).contains("entropy", "0.100", "1000");
    assertThat(world.registry.rollout().canary()).isNull();
    assertThat(world.watchRollout.execute()).as("once").isEmpty();
  }

  @Test
  void takesBackWhatGoesBadAfterItsPromotion() {
    world.canary("uniform", 10);
    world.promote("uniform");
    world.clock.pass(Duration.ofHours(3));
    happened(Figures.NONE, COLLAPSED);

    world.watchRollout.execute();

    assertThat(last().action()).isEqualTo(Action.ROLLED_BACK);
    assertThat(world.registry.policy(Arm.DEFAULT).name()).isEqualTo("rules");
  }

  @Test
  void judgesNothingFromBeforeTheCanary() {
    happened(SOUND, COLLAPSED);
    world.clock.pass(Duration.ofMinutes(1));
    world.canary("uniform", 10);

    assertThat(world.watchRollout.execute()).isEmpty();
  }

  @Test
  void takesBackWhatIsKnownToBeWorthLess() {
    world.canary("uniform", 10);
    world.findings = new Evidence.Findings(false, true, List.of("its gain is at most -0.02"));

    world.watchRollout.execute();

    assertThat(last().reason()).isEqualTo("its gain is at most -0.02");
    assertThat(world.registry.rollout().canary()).isNull();
  }

  @Test
  void takesBackWhatFailsFromItsFirstDecisionsOn() {
    var failing = new RolloutWorld(PolicyRegistryTest.brokenCandidate());
    for (int i = 0; i < 5; i++) {
      var user = someone();
      failing.registry.decide(failing.registry.of(user), PolicyRegistryTest.deciding(user));
    }

    failing.watchRollout.execute();

    assertThat(failing.rollouts.newest(null, 1).getFirst().reason()).startsWith("5 of 5 decisions failed");
    assertThat(failing.registry.of(someone()).arm()).isEqualTo(Arm.DEFAULT);
  }

  @Test
  void looksNoMoreOnceAPromotedPolicyHasSettled() {
    world.canary("uniform", 10);
    world.promote("uniform");
    world.clock.pass(Duration.ofHours(25));
    happened(Figures.NONE, COLLAPSED);

    assertThat(world.watchRollout.execute()).isEmpty();
  }

  @Test
  void forgetsFiguresAfterAMonth() {
    happened(SOUND, SOUND);
    world.clock.pass(Duration.ofDays(31));
    world.watchRollout.execute();

    assertThat(world.figures.since(java.time.Instant.EPOCH)).isEmpty();
  }

  @Test
  void asksWhatItIsWorthOnceAMinuteAndWheneverItsDecisionsHaveDoubled() {
    world.canary("uniform", 10);
    for (int decisions : new int[] {0, 50, 49, 1, 99, 1, 199, 1}) {
      happened(Figures.NONE, new Figures(decisions, 0, 0, 0, 0));
      world.watchRollout.execute();
    }
    assertThat(world.asked).as("at 0, 100, 200 and 400").hasValue(4);

    world.clock.pass(Duration.ofSeconds(59));
    world.watchRollout.execute();
    assertThat(world.asked).hasValue(4);
    world.clock.pass(Duration.ofSeconds(1));
    world.watchRollout.execute();
    assertThat(world.asked).hasValue(5);
  }

  @Test
  void takesBackWhatIsWorthLessAfterItsPromotion() {
    world.canary("uniform", 10);
    world.promote("uniform");
    world.findings = new Evidence.Findings(false, true, List.of("rules/1 would have earned 0.1 to 0.2 more"));

    world.watchRollout.execute();

    assertThat(last().action()).isEqualTo(Action.ROLLED_BACK);
    assertThat(last().reason()).contains("would have earned");
    assertThat(world.registry.policy(Arm.DEFAULT).name()).isEqualTo("rules");
  }
}
