package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.port.RewardedDecisions.Rewarded;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.tip.UserTips;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link RewardedDecisions} promises. */
public abstract class RewardedDecisionsContract {

  private static final PolicyId RULES = new RulesPolicy().id();
  private static final PolicyId UNIFORM = new UniformPolicy().id();
  private static final Double DONE = 1.0;
  private static final @Nullable Double PENDING = null;

  protected abstract RewardedDecisions decisions();

  /** @param reward of the tip that it offered, if it did and something is known */
  protected abstract void keep(DecisionRecord record, @Nullable Double reward);

  protected abstract void keep(ShadowDecision shadow);

  private DecisionRecord kept(int seed, @Nullable Double reward) {
    return kept(RecommenderExamples.tip(someone(), UserTips.NONE, seed).record(), reward);
  }

  private DecisionRecord kept(DecisionRecord record, @Nullable Double reward) {
    keep(record, reward);
    return record;
  }

  /** Of the decisions that a test has kept, in the order that they come in. */
  private List<Rewarded> read(PolicyId baseline, @Nullable Instant since, DecisionRecord... kept) {
    return read(new RewardedDecisions.Selection(baseline, null, UNIFORM, since), kept);
  }

  private List<Rewarded> read(RewardedDecisions.Selection selection, DecisionRecord... kept) {
    var ids = List.of(kept).stream().map(DecisionRecord::id).toList();
    var read = new ArrayList<Rewarded>();
    decisions().each(selection, rewarded -> {
      if (ids.contains(rewarded.record().id())) {
        read.add(rewarded);
      }
    });
    return read;
  }

  @Test
  void handsOverDecisionsInOrderWithWhatCameOfThem() {
    var liked = kept(1, DONE);
    var pending = kept(2, PENDING);
    var disliked = kept(3, -0.5);

    assertThat(read(RULES, null, disliked, pending, liked)).containsExactly(
        new Rewarded(liked, liked.draw(), 1.0, null), new Rewarded(pending, pending.draw(), null, null),
        new Rewarded(disliked, disliked.draw(), -0.5, null));
  }

  @Test
  void handsOverMoreThanAPage() {
    var records = new DecisionRecord[12];
    for (int i = 0; i < records.length; i++) {
      records[i] = kept(i, DONE);
    }
    assertThat(read(RULES, null, records)).extracting(rewarded -> rewarded.record().id())
        .containsExactly(List.of(records).stream().map(DecisionRecord::id).toArray(java.util.UUID[]::new));
  }

  @Test
  void bringsTheTargetsShadowAndNoOther() {
    var watched = kept(1, DONE);
    var alone = kept(2, DONE);
    var shadow = new ShadowDecision(watched.id(), watched.user(), UNIFORM, "none", "ab", 0.25, 0.5, 7, null);
    keep(shadow);
    keep(new ShadowDecision(watched.id(), watched.user(), new PolicyId("rules", 7), "none", "ab", 0.5, 1, 8, null));

    assertThat(read(RULES, null, watched, alone)).extracting(Rewarded::shadow).containsExactly(shadow, null);
  }

  @Test
  void leavesOutWhatAnotherPolicyDrewAndWhatNobodyDrew() {
    var drawn = kept(1, DONE);
    var quiet = kept(RecommenderExamples.silence(someone()).record(), PENDING);

    assertThat(read(UNIFORM, null, drawn, quiet)).isEmpty();
    assertThat(read(RULES, null, drawn, quiet)).hasSize(1);
  }

  @Test
  void givesAChosenSilenceItsWorthOfNothing() {
    for (int seed = 0; seed < 500; seed++) {
      var record = RecommenderExamples.decision(someone(), UserTips.NONE, Trigger.PUSH, NOON, seed).record();
      if (record.draw() != null && record.answer() instanceof Answer.Silence) {
        kept(record, PENDING);
        assertThat(read(RULES, null, record)).extracting(Rewarded::reward).containsExactly(0.0);
        return;
      }
    }
    throw new AssertionError("no silence was drawn");
  }

  @Test
  void beginsWhereItIsTold() {
    var early = kept(1, DONE);
    var user = someone();
    var late = kept(RecommenderExamples.decision(user, UserTips.NONE, Trigger.PULL, NOON.plusSeconds(60), 2).record(), DONE);

    assertThat(read(RULES, NOON.plusSeconds(60), early, late)).extracting(Rewarded::record).containsExactly(late);
    assertThat(read(RULES, NOON, early, late)).hasSize(2);
  }

  @Test
  void looksAtOneArmWhereOneIsNamed() {
    var usual = kept(1, DONE);
    var other = RecommenderExamples.tip(someone(), UserTips.NONE, 2).record();
    var draw = other.draw();
    var held = kept(
        new DecisionRecord(
            other.id(), other.user(), other.context(), other.availability(), other.candidates(),
            new Draw(draw.policy(), draw.model(), draw.schemaHash(), draw.seed(), draw.distribution(), draw.pick(), Arm.HOLDOUT),
            other.answer()),
        DONE);

    assertThat(read(new RewardedDecisions.Selection(RULES, Arm.DEFAULT, UNIFORM, null), usual, held))
        .extracting(Rewarded::record).containsExactly(usual);
    assertThat(read(new RewardedDecisions.Selection(RULES, Arm.HOLDOUT, UNIFORM, null), usual, held))
        .extracting(Rewarded::record).containsExactly(held);
    assertThat(read(RULES, null, usual, held)).hasSize(2);
  }
}
