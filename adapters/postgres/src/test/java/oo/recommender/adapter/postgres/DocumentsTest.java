package oo.recommender.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Device;
import oo.recommender.domain.Reason;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Availability;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.Pick;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.ScoredPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.state.TipStanding;
import oo.recommender.domain.tip.TipContent;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private final Terms terms = new InMemoryTerms();

  private static DecisionDocument drawn(Trigger trigger, long seed, Policy policy, List<Candidate> candidates) {
    var context = Moments.moment(trigger, seed);
    var set = new CandidateSet(candidates);
    var distribution =
        policy.distribution(new FeatureAssembler().assemble(context, set), ModelSnapshot.NONE);
    return new DecisionDocument(
        context, new Availability.Available(), set, new DecisionDocument.Drawn(distribution, new Pick(0), null), null);
  }

  @Test
  void givesBackEveryDistributionToTheBit() {
    for (long seed = 0; seed < 500; seed++) {
      var candidates = new ArrayList<>(Moments.candidates(1 + (int) seed % 40, seed));
      candidates.add(Moments.extreme("advice:", TipKind.SLEEP));
      candidates.add(Moments.extreme("task:🎉", TipKind.TASK));
      candidates.add(Moments.extreme("task:🎈", TipKind.PREPARATION));
      var policy = seed % 3 == 0 ? new UniformPolicy() : new RulesPolicy();
      var document = drawn(Trigger.values()[(int) seed % 2], seed, policy, candidates);

      assertThat(DecisionDocument.read(document.write(terms), terms)).isEqualTo(document);
    }
  }

  @Test
  void givesBackEveryScoreToTheBit() {
    for (long seed = 0; seed < 100; seed++) {
      var candidates = Moments.candidates(1 + (int) seed % 40, seed);
      var values = new java.util.Random(seed).doubles(candidates.size(), -1e300, 1e300).toArray();
      values[0] = -0.0;
      var scores = new CandidateScores("ranker@2026-11", values);
      var plain = drawn(Trigger.PUSH, seed, new ScoredPolicy(scores), candidates);
      var document = new DecisionDocument(
          plain.context(), plain.availability(), plain.candidates(),
          new DecisionDocument.Drawn(plain.drawn().distribution(), Pick.SILENCE, scores), null);

      assertThat(DecisionDocument.read(document.write(terms), terms)).isEqualTo(document).isNotEqualTo(plain);
    }
  }

  @Test
  void givesBackEveryStateAndTipsAsTheyWere() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new RandomDecisions(seed);
      var state = random.state();
      var tips = random.tips();

      assertThat(UserStateDocument.read(UserStateDocument.write(state))).isEqualTo(state);
      assertThat(UserTipsDocument.read(UserTipsDocument.write(tips), tips.version())).isEqualTo(tips);
    }
  }

  @Test
  void givesBackEveryAction() {
    for (var action : List.of(
        new TipAction.None(), new TipAction.Timer(java.time.Duration.ofMillis(1500)), new TipAction.OpenSource("task:4f"))) {
      var content = new TipContent(
          "task:4f", TipKind.TASK, "Title", "Body", java.time.Duration.ofSeconds(90), action,
          List.of(new Reason(Reason.Code.DUE_SOON, "It is due.")));
      var document = new TipDocument(content, Instant.MAX);

      assertThat(TipDocument.read(document.write(Instant.EPOCH), Instant.EPOCH)).isEqualTo(document);
    }
  }

  @Test
  void refusesADocumentOfALaterVersion() {
    var document = UserTipsDocument.write(UserTips.NONE);
    document[0] = 2;

    assertThatThrownBy(() -> UserTipsDocument.read(document, 1)).isInstanceOf(IllegalStateException.class)
        .hasMessage("a user's tips is kept in format 2, and only format 1 is understood here");
    assertThatThrownBy(() -> UserStateDocument.read(new byte[] {3}))
        .hasMessage("a user's state is kept in format 3, and only formats 1 to 2 are understood here");
    assertThatThrownBy(() -> DecisionDocument.read(new byte[] {4}, terms)).hasMessageContaining("a decision");
    assertThatThrownBy(() -> TipDocument.read(new byte[0], Instant.EPOCH)).hasMessageContaining("format -1");
  }

  @Test
  void hasANumberForEveryConstant() {
    assertThat(Code.KIND.constants()).containsExactlyInAnyOrder(TipKind.values());
    assertThat(Code.TRIGGER.constants()).containsExactlyInAnyOrder(Trigger.values());
    assertThat(Code.DEVICE.constants()).containsExactlyInAnyOrder(Device.values());
    assertThat(Code.STAGE.constants()).containsExactlyInAnyOrder(TipStanding.Stage.values());
    assertThat(Code.SILENCE.constants()).containsExactlyInAnyOrder(SilenceReason.values());
    assertThat(Code.REASON.constants()).containsExactlyInAnyOrder(Reason.Code.values());
    assertThatThrownBy(() -> Code.TRIGGER.at(2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void takesLittleRoom() {
    var candidates = RandomDecisions.LIBRARY.subList(0, 25).stream()
        .map(advice -> new Candidate(
            "advice:" + advice.slug(), advice.kind(), 5, null, null, 0, RecommenderExamples.NOON.minusSeconds(86_000),
            false, true))
        .toList();

    assertThat(drawn(Trigger.PUSH, 1, new RulesPolicy(), candidates).write(terms)).hasSizeLessThan(620);
  }
}
