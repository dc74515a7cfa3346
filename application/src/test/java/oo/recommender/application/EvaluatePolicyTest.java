package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import oo.recommender.application.port.InMemoryRewardedDecisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class EvaluatePolicyTest {

  private static final PolicyId RULES = new RulesPolicy().id();
  private static final PolicyId UNIFORM = new UniformPolicy().id();
  private static final TipState DONE = new TipState.Done(NOON.plusSeconds(30), false);
  private static final TipState ALREADY_DID = new TipState.Dismissed(NOON.plusSeconds(30), Dismissal.ALREADY_DID);
  private static final PolicyId LEARNED = new PolicyId("learned", 1);
  private static final Terms TERMS = Terms.STANDARD.rewards(RewardRange.SIGNED);

  private final InMemoryRewardedDecisions ledger = new InMemoryRewardedDecisions();
  private final EvaluatePolicy evaluatePolicy = new EvaluatePolicy(
      ledger, List.of(new FeatureAssembler()), id -> id.equals(UNIFORM) ? new UniformPolicy() : null, Gate.STANDARD,
      InstantSource.fixed(NOON.plusSeconds(60)));

  private List<DecisionRecord> decide(int count, Predicate<DecisionRecord> liked) {
    var records = new ArrayList<DecisionRecord>();
    for (int seed = 0; seed < count; seed++) {
      var record = RecommenderExamples.decision(someone(), UserTips.NONE, Trigger.PUSH, NOON, seed).record();
      ledger.keep(record, liked.test(record) ? DONE : ALREADY_DID);
      records.add(record);
    }
    return records;
  }

  private EvaluatePolicy.Report judged(PolicyId target) {
    return evaluatePolicy.execute(new EvaluatePolicy.Command(target, RULES, null, TERMS), (_, _) -> {});
  }

  /** A tip of a kind that the rules seldom choose is worth most: uniform finds it more often. */
  private static boolean liked(DecisionRecord record) {
    return record.draw().kindProbability() < 0.2;
  }

  @Test
  void asksAPolicyThatNobodyTaughtWhatItWouldHaveDone() {
    var records = decide(2_000, EvaluatePolicyTest::liked);
    var uniform = new UniformPolicy().distribution(
        new FeatureAssembler().assemble(records.getFirst().context(), records.getFirst().candidates()), ModelSnapshot.NONE);
    double value = 0;
    var logged = records.getFirst().draw().distribution();
    for (int i = 0; i < logged.candidates().size(); i++) {
      value += uniform.propensity(i) * (logged.kind(logged.candidates().get(i).kind()) < 0.2 ? 1 : 0.3);
    }

    var report = judged(UNIFORM);

    assertThat(report.summary().decisions()).isEqualTo(2_000);
    assertThat(report.summary().actions().snips().value()).isEqualTo(value, within(0.1));
    assertThat(report.summary().actions().support().unsupported()).isZero();
    assertThat(report.summary().kinds()).isNotNull();
    assertThat(report.summary().byKind()).containsKey("silence");
    assertThat(report.summary().byHour()).containsOnlyKeys(12);
  }

  @Test
  void findsNoDifferenceBetweenAPolicyAndItself() {
    var itself = new EvaluatePolicy(ledger, List.of(new FeatureAssembler()), _ -> new RulesPolicy(), Gate.STANDARD,
        InstantSource.fixed(NOON.plusSeconds(60)));
    decide(600, EvaluatePolicyTest::liked);

    var report = itself.execute(new EvaluatePolicy.Command(RULES, RULES, null, TERMS), (_, _) -> {});

    assertThat(report.summary().actions().difference().value()).isEqualTo(0, within(1e-12));
    assertThat(report.summary().actions().support().effectiveSampleSize()).isEqualTo(600, within(1e-6));
    assertThat(report.ruling()).isInstanceOf(Ruling.Refuse.class);
  }

  @Test
  void believesOfAPolicyThatLearnsOnlyWhatItSaidAtTheTime() {
    var records = decide(10, EvaluatePolicyTest::liked);
    for (var record : records.subList(0, 4)) {
      ledger.keep(new ShadowDecision(record.id(), record.user(), LEARNED, "m7", "ab", 0.5, 0.5, 1, null));
    }

    var report = judged(LEARNED);

    assertThat(report.seen()).isEqualTo(10);
    assertThat(report.summary().decisions()).isEqualTo(4);
    assertThat(report.leftOut()).containsEntry("no shadow: the target learns, and was not looking at the time", 6L);
    double weights = records.subList(0, 4).stream().mapToDouble(record -> 0.25 / record.draw().propensity()).sum();
    assertThat(report.summary().actions().support().meanWeight()).isEqualTo(weights / 4, within(1e-9));
  }

  @Test
  void leavesOutWhatHasNoRewardYet() {
    var record = RecommenderExamples.tip(someone(), UserTips.NONE, 1).record();
    ledger.keep(record, new TipState.Offered());

    assertThat(judged(UNIFORM).leftOut()).containsEntry("no reward: pending, or the tip was never seen", 1L);
  }
}
