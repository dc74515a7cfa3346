package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import oo.recommender.application.EvaluatePolicy.Who;
import oo.recommender.application.port.InMemoryRewardedDecisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.AnyModels;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class EvaluatePolicyTest {

  private static final PolicyId RULES = new RulesPolicy().id();
  private static final PolicyId UNIFORM = new UniformPolicy().id();
  private static final double DONE = 1;
  private static final double ALREADY_DID = 0.3;
  private static final PolicyId TWO_STAGE = PolicyType.TWO_STAGE.withDefaults().id();
  private static final PolicyId GONE = new PolicyId("gone", 1);
  private static final Terms TERMS = Terms.STANDARD.rewards(RewardRange.SIGNED);

  private final InMemoryRewardedDecisions ledger = new InMemoryRewardedDecisions();
  private final EvaluatePolicy evaluatePolicy = evaluating(FeatureAssembler.all(), Map.of("none", ModelSnapshot.NONE));

  private EvaluatePolicy evaluating(List<FeatureAssembler> assemblers, Map<String, ModelSnapshot> models) {
    return new EvaluatePolicy(ledger, assemblers, PolicyType::find, models::get, Gate.STANDARD);
  }

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
    decide(600, EvaluatePolicyTest::liked);

    var report = judged(RULES);

    assertThat(report.summary().actions().difference().value()).isEqualTo(0, within(1e-12));
    assertThat(report.summary().actions().support().effectiveSampleSize()).isEqualTo(600, within(1e-6));
    assertThat(report.ruling()).isInstanceOf(Ruling.Refuse.class);
  }

  @Test
  void believesWhatATargetSaidAtTheTime() {
    var records = decide(10, EvaluatePolicyTest::liked);
    for (var record : records.subList(0, 4)) {
      ledger.keep(new ShadowDecision(record.id(), record.user(), GONE, "m7", "ab", 0.5, 0.5, 1, null));
      ledger.keep(new ShadowDecision(record.id(), record.user(), TWO_STAGE, "m7", "ab", 0.5, 0.5, 1, null));
    }

    var report = judged(GONE);

    assertThat(report.seen()).isEqualTo(10);
    assertThat(report.summary().decisions()).isEqualTo(4);
    assertThat(report.leftOut())
        .containsEntry("no shadow: nobody can ask the target now, and it was not looking at the time", 6L);
    double weights = records.subList(0, 4).stream().mapToDouble(record -> 0.25 / record.draw().propensity()).sum();
    assertThat(report.summary().actions().support().meanWeight()).isEqualTo(weights / 4, within(1e-9));
    double asked = records.subList(4, 10).stream().mapToDouble(record -> weight(record, ModelSnapshot.NONE)).sum();
    assertThat(judged(TWO_STAGE).summary().actions().support().meanWeight()).isEqualTo((weights + asked) / 10, within(1e-9));
  }

  private static double weight(DecisionRecord record, ModelSnapshot model) {
    var features = new FeatureAssembler().assemble(record.context(), record.candidates());
    var target = PolicyType.of(TWO_STAGE).distribution(features, model);
    return target.propensity(record.draw().pick()) / record.draw().propensity();
  }

  /** Whoever knows the rewards already is not asked: the model of the time is. */
  @Test
  void asksAPolicyThatLearnsWithTheModelThatTheDecisionNames() {
    var records = decide(20, EvaluatePolicyTest::liked);
    var model = AnyModels.learned(3);
    double weights = records.stream().mapToDouble(record -> weight(record, model)).sum();

    var report = evaluating(FeatureAssembler.all(), Map.of("none", model)).execute(
        new EvaluatePolicy.Command(TWO_STAGE, RULES, null, TERMS), (_, _) -> {});

    assertThat(report.summary().actions().support().meanWeight()).isEqualTo(weights / 20, within(1e-9));
    assertThat(weights).isNotCloseTo(records.stream().mapToDouble(record -> weight(record, ModelSnapshot.NONE)).sum(), within(1e-3));
  }

  private static DecisionRecord drawnWith(String schemaHash, DecisionRecord record) {
    var draw = record.draw();
    return new DecisionRecord(
        record.id(), record.user(), record.context(), record.availability(), record.candidates(),
        new Draw(draw.policy(), draw.model(), schemaHash, draw.seed(), draw.distribution(), draw.pick()), record.answer());
  }

  @Test
  void leavesOutWhatNoModelCanBeAskedAbout() {
    decide(3, EvaluatePolicyTest::liked);
    var foreign = new ModelSnapshot("none", "of other inputs", ModelSnapshot.NONE.linear());
    var command = new EvaluatePolicy.Command(TWO_STAGE, RULES, null, TERMS);
    var old = new FeatureAssembler(FeatureSchema.V1);
    decide(2, EvaluatePolicyTest::liked).forEach(record -> ledger.keep(drawnWith(old.schemaHash(), record), DONE));

    assertThat(evaluating(FeatureAssembler.all(), Map.of()).execute(command, (_, _) -> {}).leftOut())
        .containsEntry("unknown model none", 3L)
        .containsEntry("feature schema " + old.schemaHash() + " is older than what the target learns from", 2L);
    assertThat(evaluating(FeatureAssembler.all(), Map.of("none", foreign)).execute(command, (_, _) -> {}).leftOut())
        .containsEntry("model none was learned from other inputs", 3L);
    assertThat(evaluating(List.of(new FeatureAssembler()), Map.of()).execute(
        new EvaluatePolicy.Command(UNIFORM, RULES, null, TERMS), (_, _) -> {}).leftOut())
        .containsOnlyKeys("unknown feature schema " + old.schemaHash());
  }

  @Test
  void leavesOutWhatHasNoRewardYet() {
    var record = RecommenderExamples.tip(someone(), UserTips.NONE, 1).record();
    ledger.keep(record, null);

    assertThat(judged(UNIFORM).leftOut()).containsEntry("no reward: pending, or the tip was never seen", 1L);
  }

  @Test
  void tellsWhatEachEarnedWithDecisionsOfItsOwnInTheArmThatIsNamed() {
    var users = List.of(someone(), someone(), someone());
    for (int seed = 0; seed < 30; seed++) {
      var arm = seed % 3 == 0 ? Arm.HOLDOUT : Arm.DEFAULT;
      ledger.keep(inArm(RecommenderExamples.tip(users.get(seed % 3), UserTips.NONE, seed).record(), arm),
          arm == Arm.HOLDOUT ? DONE : ALREADY_DID);
    }
    ledger.keep(RecommenderExamples.tip(someone(), UserTips.NONE, 31).record(), null);

    var report = evaluatePolicy.execute(
        new EvaluatePolicy.Command(new Who(RULES, Arm.DEFAULT), new Who(RULES, Arm.HOLDOUT), null, TERMS), (_, _) -> {});

    var beside = report.beside();
    assertThat(beside.target().decisions()).as("what is pending earned nothing").isEqualTo(20);
    assertThat(beside.target().users()).isEqualTo(2);
    assertThat(beside.target().mean().value()).isEqualTo(0.3, within(1e-12));
    assertThat(beside.baseline().decisions()).isEqualTo(10);
    assertThat(beside.baseline().users()).isEqualTo(1);
    assertThat(beside.baseline().mean().value()).isEqualTo(1, within(1e-12));
    assertThat(beside.difference().value()).isEqualTo(-0.7, within(1e-12));
    assertThat(report.seen()).as("judged by the holdout's alone").isEqualTo(10);
  }

  private static DecisionRecord inArm(DecisionRecord record, Arm arm) {
    var draw = record.draw();
    return new DecisionRecord(
        record.id(), record.user(), record.context(), record.availability(), record.candidates(),
        new Draw(draw.policy(), draw.model(), draw.schemaHash(), draw.seed(), draw.distribution(), draw.pick(), arm), record.answer());
  }
}
