package oo.recommender.domain.decision;

import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.situation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.LinearModel;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.policy.RulesPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShadowDecisionTest {

  private static final FeatureAssembler ASSEMBLER = new FeatureAssembler();

  private static DecisionRecord taken(Trigger trigger) {
    return decider().decide(request(trigger, NOON, 1, new RulesPolicy()), situation()).record();
  }

  private static ShadowDecision shadow(DecisionRecord taken, PolicyType type, ModelSnapshot model) {
    var draw = taken.draw();
    assertThat(draw).isNotNull();
    return ShadowDecision.of(taken, draw, new Assignment(type.withDefaults(), model), ASSEMBLER);
  }

  /** Loves one kind and nothing else. */
  private static ModelSnapshot loving(TipKind kind) {
    var mean = new double[ModelInputs.WIDTH];
    Arrays.fill(mean, 0);
    mean[ModelInputs.names().indexOf("kind_" + kind.wireName())] = 1;
    return new ModelSnapshot(
        "loves " + kind, ModelInputs.hash(), new LinearModel(mean, new double[mean.length * mean.length], 1));
  }

  @ParameterizedTest
  @EnumSource(PolicyType.class)
  void keepsWhatItGaveToTheActionThatWasTaken(PolicyType type) {
    for (var trigger : Trigger.values()) {
      var taken = taken(trigger);
      var pick = taken.draw().pick();
      var expected = type.withDefaults()
          .distribution(ASSEMBLER.assemble(taken.context(), taken.candidates()), ModelSnapshot.NONE);

      var shadow = shadow(taken, type, ModelSnapshot.NONE);

      assertThat(shadow.policy()).isEqualTo(type.withDefaults().id());
      assertThat(shadow.kindProbability() * shadow.candidateProbability()).isEqualTo(expected.propensity(pick));
    }
  }

  @Test
  void namesTheModelThatItsOwnPolicyWasGiven() {
    var taken = taken(Trigger.PULL);
    var tasks = shadow(taken, PolicyType.EPSILON_GREEDY, loving(TipKind.TASK));
    var walks = shadow(taken, PolicyType.EPSILON_GREEDY, loving(TipKind.MOVEMENT));

    assertThat(tasks.model()).isEqualTo("loves TASK");
    assertThat(walks.model()).isEqualTo("loves MOVEMENT");
    assertThat(tasks.kindProbability()).isNotEqualTo(walks.kindProbability());
    assertThat(taken.draw().model()).isEqualTo("none");
  }
}
