package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Device;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.Plans;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.WatchRules;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class PolicyRegistryTest {

  static final Policy BROKEN = new Policy() {
    @Override
    public PolicyId id() {
      return new PolicyId("broken", 1);
    }

    @Override
    public Distribution distribution(Features features, ModelSnapshot model) {
      throw new IllegalStateException("broken");
    }
  };

  /** Rules decide, a policy that always fails is tried by all. */
  static PolicyPlan brokenCandidate() {
    return new PolicyPlan(
        "one", List.of(
            NamedPolicy.of("rules", PolicyType.RULES, Map.of()),
            new NamedPolicy("broken", "uniform", Map.of(), false, BROKEN)),
        "oo", "rules", new PolicyPlan.Share("broken", 100), null, List.of(), WatchRules.STANDARD);
  }

  static Function<Assignment, Decision> deciding(UserId user) {
    return by -> AdaAtNoon.decider().decide(
        new Decider.Request(
            RecommenderExamples.id(), RecommenderExamples.id(), user, AdaAtNoon.NOON, Trigger.PULL, Device.OTHER, 1,
            by.policy(), by.model(), by.arm()),
        new Situation(AdaAtNoon.PROFILE, AdaAtNoon.state(), UserTips.NONE));
  }

  @Test
  void assignsEveryArmItsPolicy() {
    var registry = new RolloutWorld(
        Plans.plan("one", "rules", new PolicyPlan.Share("uniform", 50), new PolicyPlan.Share("rules", 20))).registry;

    var assigned = IntStream.range(0, 200).mapToObj(any -> registry.of(someone())).toList();

    assertThat(assigned).extracting(Assignment::arm).contains(Arm.values());
    assertThat(assigned).allSatisfy(each -> assertThat(each.policy().id().name())
        .isEqualTo(each.arm() == Arm.CANDIDATE ? "uniform" : "rules"));
    assertThat(registry.shadows()).extracting(shadow -> shadow.policy().id().name()).containsExactly("uniform");
  }

  @Test
  void letsWhatIsTriedLookOnWithEverybody() {
    var world = new RolloutWorld(Plans.plan());
    assertThat(world.registry.shadows()).hasSize(1);
    world.canary("other", 10);
    assertThat(world.registry.shadows()).hasSize(2);
    world.rollBack("other");
    assertThat(world.registry.shadows()).hasSize(1);
  }

  @Test
  void letsNothingLookOnThatWouldHaveToAsk() {
    var plain = Plans.plan();
    var policies = new ArrayList<>(plain.policies());
    policies.add(NamedPolicy.scored("trained"));
    var world = new RolloutWorld(new PolicyPlan(
        plain.version(), policies, plain.salt(), plain.standard(), null, null, plain.shadows(), plain.watch()));
    world.canary("trained", 10);
    assertThat(world.registry.shadows()).hasSize(1);
  }

  @Test
  void assignsTheSameUserTheSameWayAgain() {
    var registry = new RolloutWorld(Plans.plan("one", "rules", new PolicyPlan.Share("uniform", 50), null)).registry;
    var user = someone();

    assertThat(IntStream.range(0, 50).mapToObj(any -> registry.of(user).arm()).distinct()).hasSize(1);
  }

  @Test
  void namesTheArmInTheDecision() {
    var registry = new RolloutWorld(Plans.plan("one", "rules", new PolicyPlan.Share("uniform", 100), null)).registry;
    var user = someone();

    var draw = registry.decide(registry.of(user), deciding(user)).record().draw();

    assertThat(draw.arm()).isEqualTo(Arm.CANDIDATE);
    assertThat(draw.policy().name()).isEqualTo("uniform");
  }

  @Test
  void letsTheDefaultDecideWhereTheCandidateFailsAndNamesIt() {
    var registry = new RolloutWorld(brokenCandidate()).registry;
    var user = someone();

    var draw = registry.decide(registry.of(user), deciding(user)).record().draw();

    assertThat(draw.policy().name()).isEqualTo("rules");
    assertThat(draw.arm()).isEqualTo(Arm.CANDIDATE);
    assertThat(registry.failures()).isEqualTo(1);
    var figures = registry.drainFigures();
    assertThat(figures.get("broken")).isEqualTo(Figures.failed());
    assertThat(figures.get("rules").decisions()).isEqualTo(1);
    assertThat(registry.drainFigures()).isEmpty();
  }

  @Test
  void failsWhereTheDefaultFails() {
    var plan = brokenCandidate();
    var registry = new RolloutWorld(new PolicyPlan(
        "one", plan.policies(), "oo", "broken", null, null, List.of(), WatchRules.STANDARD)).registry;
    var user = someone();

    assertThatIllegalStateException().isThrownBy(() -> registry.decide(registry.of(user), deciding(user)));
    assertThat(registry.failures()).isEqualTo(1);
  }

  @Test
  void countsWhatIsSlowByItsOwnClock() {
    var world = new RolloutWorld(Plans.plan());
    var user = someone();
    world.registry.decide(world.registry.of(user), by -> {
      world.nanos.addAndGet(51_000_000);
      return deciding(user).apply(by);
    });

    assertThat(world.registry.drainFigures().get("rules").slow()).isEqualTo(1);
  }
}
