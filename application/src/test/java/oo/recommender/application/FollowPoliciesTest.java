package oo.recommender.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oo.recommender.application.port.PolicyFile;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.rollout.Plans;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition.Action;
import org.junit.jupiter.api.Test;

class FollowPoliciesTest {

  private final RolloutWorld world = new RolloutWorld(Plans.plan());

  private List<RolloutChange> audit() {
    return world.rollouts.newest(null, 20);
  }

  private void file(PolicyPlan plan) {
    world.file = new PolicyFile.Reading.Valid(plan);
    world.followPolicies.execute();
  }

  @Test
  void takesOverTheArmsOfTheFileOnce() {
    world.followPolicies.execute();
    world.followPolicies.execute();

    assertThat(audit()).singleElement().satisfies(change -> {
      assertThat(change.action()).isEqualTo(Action.CONFIGURED);
      assertThat(change.actor()).isEqualTo("file");
      assertThat(change.to().standard()).isEqualTo("rules");
    });
    assertThat(world.counts.applied()).isZero();
  }

  @Test
  void takesOverAFileThatChanges() {
    world.followPolicies.execute();
    file(Plans.plan("two", "uniform", new PolicyPlan.Share("other", 10), new PolicyPlan.Share("rules", 5)));

    assertThat(world.registry.policy(Arm.DEFAULT).name()).isEqualTo("uniform");
    assertThat(world.registry.policy(Arm.CANDIDATE).name()).isEqualTo("other");
    assertThat(world.registry.policy(Arm.HOLDOUT).name()).isEqualTo("rules");
    assertThat(audit()).hasSize(2);
    assertThat(world.counts.applied()).isEqualTo(1);
  }

  @Test
  void leavesWhatOperatorsDidWhenOnlyTheRestOfTheFileChanges() {
    world.followPolicies.execute();
    world.canary("uniform", 10);
    file(Plans.plan("two", "rules", null, new PolicyPlan.Share("rules", 5)));

    assertThat(world.registry.rollout().canary()).isNotNull();
    assertThat(world.registry.policy(Arm.HOLDOUT).name()).isEqualTo("rules");
    assertThat(audit()).hasSize(2);
  }

  @Test
  void keepsTheLastGoodFileAndCountsEachBadOneOnce() {
    world.followPolicies.execute();
    world.file = new PolicyFile.Reading.Faulty("bad", List.of(new PolicyFile.Fault("/arms/default", "oracle is not among the policies")));
    world.followPolicies.execute();
    world.followPolicies.execute();

    assertThat(world.registry.plan().version()).isEqualTo("one");
    assertThat(world.counts.refused()).isEqualTo(1);
    world.canary("uniform", 10);
    assertThat(world.registry.rollout().canary()).isNotNull();

    file(Plans.plan("two", "rules", null, null));
    assertThat(world.registry.plan().version()).isEqualTo("two");
  }

  @Test
  void followsWhatAnotherProcessDid() {
    world.followPolicies.execute();
    var there = new RolloutWorld(Plans.plan());
    world.rollouts.newest(null, 9).forEach(there.rollouts::append);
    there.canary("uniform", 40);
    world.rollouts.append(there.rollouts.newest(null, 1).getFirst());
    assertThat(world.registry.rollout().canary()).isNull();

    world.followPolicies.execute();

    assertThat(world.registry.rollout().canary().percent()).isEqualTo(40);
  }

  @Test
  void letsTheDefaultOfTheFileDecideWhereThePolicyIsGone() {
    world.followPolicies.execute();
    world.canary("other", 10);
    world.promote("other");
    var less = new PolicyPlan("two", Plans.plan().policies().subList(0, 2), "oo", "rules", null, null, List.of(), Plans.plan().watch());
    file(less);

    assertThat(world.registry.policy(Arm.DEFAULT).name()).isEqualTo("rules");
  }
}
