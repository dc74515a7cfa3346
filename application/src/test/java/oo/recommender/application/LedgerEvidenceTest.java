package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import oo.recommender.application.port.InMemoryRewardedDecisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class LedgerEvidenceTest {

  private static final PolicyId BASELINE = new RulesPolicy().id();
  private static final PolicyId CANDIDATE = new PolicyId("candidate", 1);

  private final InMemoryRewardedDecisions ledger = new InMemoryRewardedDecisions();
  private final SplittableRandom random = new SplittableRandom(1);
  private final LedgerEvidence evidence = new LedgerEvidence(
      new EvaluatePolicy(
          ledger, List.of(new FeatureAssembler()), id -> id.equals(BASELINE) ? new RulesPolicy() : null, _ -> null, Gate.STANDARD),
      Gate.STANDARD);

  private void earned(PolicyId policy, int decisions, double mean) {
    for (int i = 0; i < decisions; i++) {
      ledger.keep(drawnBy(policy, i), random.nextDouble() < mean ? 1 : -0.1);
    }
  }

  private static DecisionRecord drawnBy(PolicyId policy, int seed) {
    var record = RecommenderExamples.tip(someone(), UserTips.NONE, seed).record();
    var draw = record.draw();
    return new DecisionRecord(
        record.id(), record.user(), record.context(), record.availability(), record.candidates(),
        new Draw(policy, draw.model(), draw.schemaHash(), draw.seed(), draw.distribution(), draw.pick(), draw.arm()),
        record.answer());
  }

  @Test
  void promotesACandidateThatEarnsMoreWithItsOwnDecisions() {
    earned(BASELINE, 3_000, 0.2);
    earned(CANDIDATE, 3_000, 0.5);

    var findings = evidence.of(CANDIDATE, BASELINE, NOON);

    assertThat(findings.promotes()).isTrue();
    assertThat(findings.harms()).isFalse();
  }

  @Test
  void tellsWhenACandidateHarms() {
    earned(BASELINE, 3_000, 0.5);
    earned(CANDIDATE, 3_000, 0.2);

    var findings = evidence.of(CANDIDATE, BASELINE, NOON);

    assertThat(findings.harms()).isTrue();
    assertThat(findings.promotes()).isFalse();
    assertThat(findings.reasons()).anySatisfy(reason -> assertThat(reason).startsWith("candidate/1 earned 0."));
  }

  @Test
  void isSureOfNothingWithFewDecisionsOrNone() {
    earned(BASELINE, 20, 0.2);
    earned(CANDIDATE, 20, 0.5);

    assertThat(evidence.of(CANDIDATE, BASELINE, NOON)).satisfies(findings -> {
      assertThat(findings.promotes()).isFalse();
      assertThat(findings.harms()).isFalse();
      assertThat(findings.reasons()).anySatisfy(reason -> assertThat(reason).contains("at least 500 are needed"));
    });
    assertThat(evidence.of(new PolicyId("nobody", 1), BASELINE, NOON).promotes()).isFalse();
  }

  @Test
  void looksOnlyAtWhatCameSince() {
    earned(BASELINE, 3_000, 0.5);
    earned(CANDIDATE, 3_000, 0.2);

    assertThat(evidence.of(CANDIDATE, BASELINE, NOON.plusSeconds(1)).harms()).isFalse();
  }

  @Test
  void asksWhatTheOneBeforeWouldHaveEarnedWhereItDecidesNoMore() {
    var uniform = new UniformPolicy();
    for (int seed = 0; seed < 4_000; seed++) {
      var record = AdaAtNoon.decider().decide(
          new Decider.Request(
              RecommenderExamples.id(), RecommenderExamples.id(), someone(), NOON, Trigger.PULL, seed, uniform, ModelSnapshot.NONE),
          new Situation(AdaAtNoon.PROFILE, AdaAtNoon.state(), UserTips.NONE)).record();
      var pick = record.draw().pick();
      var rules = new RulesPolicy().distribution(
          new FeatureAssembler().assemble(record.context(), record.candidates()), ModelSnapshot.NONE);
      ledger.keep(record, rules.propensity(pick) > record.draw().propensity()
          ? 1.0 : -0.5);
    }

    var findings = evidence.of(uniform.id(), BASELINE, NOON);

    assertThat(findings.harms()).isTrue();
    assertThat(findings.reasons()).anySatisfy(reason -> assertThat(reason).startsWith("rules/1 would have earned 0.").contains("more"));
  }
}
