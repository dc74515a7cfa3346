package oo.recommender.domain.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class ExportedDecisionTest {

  private static final FeatureAssembler ASSEMBLER = new FeatureAssembler();
  private static final UserId ADA = new UserId(new UUID(7, 7));

  private static Pseudonyms salted(String salt) {
    return new Pseudonyms(salt.getBytes(StandardCharsets.UTF_8));
  }

  private static DecisionRecord record(Trigger trigger, long seed) {
    return AdaAtNoon.decider().decide(
        new Decider.Request(new UUID(1, seed), new UUID(2, seed), ADA, AdaAtNoon.NOON, trigger, seed, new RulesPolicy(), ModelSnapshot.NONE),
        new Situation(AdaAtNoon.PROFILE, AdaAtNoon.state(), UserTips.NONE)).record();
  }

  private static ExportedDecision exported(DecisionRecord record, String salt) {
    return ExportedDecision.of(record, ASSEMBLER, null, salted(salt));
  }

  @Test
  void hasEveryArmWithItsPropensityAndTheOneThatWasDrawn() {
    for (var trigger : Trigger.values()) {
      for (long seed = 0; seed < 200; seed++) {
        var record = record(trigger, seed);
        var draw = exported(record, "s").draw();

        assertThat(draw).isNotNull();
        assertThat(draw.arms().stream().mapToDouble(ExportedArm::propensity).sum()).isCloseTo(1, within(1e-9));
        assertThat(draw.arms().get(draw.chosen()).propensity()).isEqualTo(record.draw().propensity());
        assertThat(draw.arms().getLast().isSilence()).isEqualTo(trigger == Trigger.PUSH);
        assertThat(draw.arms().get(draw.chosen()).isSilence()).isEqualTo(record.draw().pick().isSilence());
      }
    }
  }

  @Test
  void hasTheFeaturesThatThePolicySaw() {
    var record = record(Trigger.PULL, 3);
    var features = ASSEMBLER.assemble(record.context(), record.candidates());
    var draw = exported(record, "s").draw();

    assertThat(draw.context().keySet()).hasSameElementsAs(
        ASSEMBLER.schema().context().stream().map(feature -> (oo.recommender.domain.policy.ContextFeature) feature).toList());
    draw.context().forEach((feature, value) -> assertThat(value).isEqualTo(features.of(feature)));
    for (int i = 0; i < draw.arms().size(); i++) {
      int arm = i;
      assertThat(draw.arms().get(i).kind()).isEqualTo(record.candidates().get(i).kind().wireName());
      draw.arms().get(i).features().forEach((feature, value) -> assertThat(value).isEqualTo(features.of(arm, feature)));
    }
  }

  @Test
  void saysNothingOfWhoItWasAndWhatTheyWrote() {
    var record = record(Trigger.PUSH, 1);
    var told = exported(record, "s").toString();

    // The task and the event of AdaAtNoon.
    assertThat(told).doesNotContain("Quarterly", "Talk", "task:4f", "event:e1", ADA.value().toString(), record.id().toString());
    assertThat(told).contains("task:", "event:", "advice:");
  }

  @Test
  void namesTheSameAlikeUnderOneSaltAndOtherwiseUnderAnother() {
    var one = exported(record(Trigger.PULL, 1), "s");

    assertThat(exported(record(Trigger.PULL, 1), "s")).isEqualTo(one);
    assertThat(exported(record(Trigger.PULL, 2), "s").user()).isEqualTo(one.user());
    assertThat(exported(record(Trigger.PULL, 2), "s").decision()).isNotEqualTo(one.decision());
    assertThat(exported(record(Trigger.PULL, 1), "other").user()).isNotEqualTo(one.user());
    assertThat(List.of(one.user(), one.decision())).allMatch(name -> name.matches("[0-9a-f]{32}"));
  }

  @Test
  void namesWhatTwoUsersShareDifferently() {
    var names = salted("s");

    assertThat(names.ref(ADA, "event:e1")).startsWith("event:").isNotEqualTo(names.ref(new UserId(new UUID(8, 8)), "event:e1"));
    assertThat(names.ref(ADA, "event:e1")).isNotEqualTo(names.ref(ADA, "event:e2"));
    assertThat(names.ref(ADA, "advice:stand-up")).isEqualTo("advice:stand-up");
  }

  @Test
  void isTheHmacOfRfc2104() {
    // echo -n user:00000000-0000-0007-0000-000000000007 | openssl dgst -sha256 -hmac key
    assertThat(salted("key").user(ADA)).isEqualTo("4a8f25b9b30b197a9aae387926a9956f");
  }
}
