package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import oo.recommender.application.RolloutOutcome.Changed;
import oo.recommender.application.port.Evidence;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.Plans;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition;
import oo.recommender.domain.rollout.Transition.Action;
import org.junit.jupiter.api.Test;

class ChangeRolloutTest {

  private final RolloutWorld world = new RolloutWorld(Plans.plan("one", "rules", null, new PolicyPlan.Share("rules", 5)));

  private static RolloutChange changed(RolloutOutcome outcome) {
    assertThat(outcome).isInstanceOf(Changed.class);
    return ((Changed) outcome).change();
  }

  @Test
  void triesAPolicyAtOnceAndKeepsWhoWhenAndWhy() {
    var change = changed(world.canary("uniform", 25));

    assertThat(change.action()).isEqualTo(Action.CANARY_STARTED);
    assertThat(change.actor()).isEqualTo("user:" + world.operator);
    assertThat(change.reason()).isEqualTo("to see");
    assertThat(change.at()).isEqualTo(world.clock.instant());
    assertThat(world.registry.rollout().canary()).isEqualTo(new Rollout.Canary("uniform", 25, world.clock.instant()));
    assertThat(world.registry.policy(Arm.CANDIDATE).name()).isEqualTo("uniform");
    assertThat(world.rollouts.newest(null, 9)).containsExactly(change);
  }

  @Test
  void goesFromCanaryToFullAndBack() {
    world.canary("uniform", 25);
    world.clock.pass(Duration.ofHours(1));
    assertThat(changed(world.canary("uniform", 50)).action()).isEqualTo(Action.CANARY_RESIZED);
    assertThat(changed(world.promote("uniform")).action()).isEqualTo(Action.PROMOTED);
    assertThat(world.registry.policy(Arm.DEFAULT).name()).isEqualTo("uniform");
    assertThat(world.registry.policy(Arm.HOLDOUT).name()).isEqualTo("rules");
    assertThat(changed(world.rollBack("uniform")).action()).isEqualTo(Action.ROLLED_BACK);
    assertThat(world.registry.policy(Arm.DEFAULT).name()).isEqualTo("rules");
    assertThat(world.rollouts.newest(null, 9)).extracting(change -> change.to().version()).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void refusesWhatIsNoPolicyAndWhatTheRolloutForbids() {
    assertThat(world.canary("oracle", 5)).isEqualTo(new RolloutOutcome.UnknownPolicy("oracle"));
    assertThat(world.promote("oracle")).isEqualTo(new RolloutOutcome.UnknownPolicy("oracle"));
    assertThat(world.canary("rules", 5)).isEqualTo(new RolloutOutcome.Refused(Transition.Why.IS_DEFAULT, "rules"));
    assertThat(world.promote("uniform")).isEqualTo(new RolloutOutcome.Refused(Transition.Why.NO_CANARY, "uniform"));
    assertThat(world.rollBack("rules")).isEqualTo(new RolloutOutcome.Refused(Transition.Why.NOTHING_BEFORE, "rules"));
    assertThat(world.rollouts.newest(null, 9)).isEmpty();
  }

  @Test
  void promotesOnlyWhatTheGateLetsThrough() {
    world.canary("uniform", 25);
    world.findings = new Evidence.Findings(false, false, List.of("there are 12 decisions, at least 500 are needed"));

    assertThat(world.promote("uniform"))
        .isEqualTo(new RolloutOutcome.GateRefused(List.of("there are 12 decisions, at least 500 are needed")));
    assertThat(world.registry.rollout().standard()).isEqualTo("rules");
  }

  @Test
  void keepsWhatTheGateSaidWhenItIsOverridden() {
    world.canary("uniform", 25);
    world.findings = new Evidence.Findings(false, false, List.of("12 decisions"));

    var outcome = world.promotePolicy.execute(new PromotePolicy.Command("uniform", true, new Actor.Cli("ada"), "trust me", null));

    assertThat(changed(outcome).reason()).isEqualTo("trust me (against the gate: 12 decisions)");
    assertThat(changed(outcome).actor()).isEqualTo("cli:ada");
  }

  @Test
  void decidesAnewWhenSomebodyElseWasFaster() {
    world.rollouts.beforeNextAppend(() -> world.canary("other", 5));

    assertThat(world.canary("uniform", 25)).isEqualTo(new RolloutOutcome.Refused(Transition.Why.OTHER_CANARY, "other"));
    assertThat(world.rollouts.newest(null, 9)).hasSize(1);
  }

  @Test
  void changesOnlyTheVersionThatWasLookedAt() {
    world.canary("uniform", 25);
    var stale = new RollBackPolicy.Command("uniform", new Actor.Watching(), "harm", null, 0L);

    assertThat(world.rollBackPolicy.execute(stale)).isEqualTo(new RolloutOutcome.Contended());
  }

  @Test
  void takesARequestWithTheSameKeyOnce() {
    var command = new StartCanary.Command("uniform", 25, world.actor(), "to see", key("k", 1));
    var first = changed(world.startCanary.execute(command));
    world.rollBack("uniform");

    assertThat(world.startCanary.execute(command)).isEqualTo(new Changed(first, true));
    assertThat(world.registry.rollout().canary()).as("a replay changes nothing").isNull();
    assertThat(world.startCanary.execute(new StartCanary.Command("uniform", 30, world.actor(), "to see", key("k", 2))))
        .isEqualTo(new RolloutOutcome.KeyReused());
    world.rollouts.holdKeys();
    assertThat(world.startCanary.execute(command)).isEqualTo(new RolloutOutcome.InFlight());
  }

  @Test
  void listsChangesPageByPage() {
    world.canary("uniform", 25);
    world.canary("uniform", 30);
    world.rollBack("uniform");

    var first = world.queries.changes(null, 2);
    assertThat(first.items()).extracting(change -> change.to().version()).containsExactly(3L, 2L);
    var second = world.queries.changes(first.next(), 2);
    assertThat(second.items()).extracting(change -> change.to().version()).containsExactly(1L);
    assertThat(second.next()).isNull();
  }
}
