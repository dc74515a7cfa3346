package oo.recommender.domain.decision;

import static oo.recommender.domain.decision.AdaAtNoon.LIBRARY;
import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.situation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.ScoredPolicy;
import oo.recommender.domain.policy.UnscoredPolicy;
import org.junit.jupiter.api.Test;

/** A decision by scores that were made elsewhere, and one that should have been. */
class ScoredDecisionTest {

  private static final UnscoredPolicy SCORED_OR_RULES = new UnscoredPolicy(new RulesPolicy());
  private static final Replay REPLAY =
      new Replay(List.of(new FeatureAssembler()), List.of(new RulesPolicy()), List.of(ModelSnapshot.NONE));

  private final AtomicInteger asked = new AtomicInteger();

  private Decider scoring(boolean answers, long seed) {
    return new Decider(LIBRARY, new FeatureAssembler(), features -> {
      asked.incrementAndGet();
      return answers ? scores(features, seed) : null;
    });
  }

  private static CandidateScores scores(Features features, long seed) {
    return new CandidateScores("ranker@1", new Random(seed).doubles(features.size(), -1, 1).toArray());
  }

  @Property(tries = 200)
  void isMadeAgainFromTheLoggedScoresAlone(@ForAll Trigger trigger, @ForAll @IntRange(max = 3000) int minutes, @ForAll long seed) {
    var record = scoring(true, seed)
        .decide(request(trigger, NOON.plus(Duration.ofMinutes(minutes)), seed, SCORED_OR_RULES), situation()).record();

    assertThat(REPLAY.of(record)).isEqualTo(new Verdict.Identical());
    if (record.draw() != null) {
      assertThat(record.draw().policy()).isEqualTo(ScoredPolicy.ID);
      assertThat(record.draw().model()).isEqualTo("ranker@1");
      assertThat(record.draw().scores()).isNotNull();
    }
  }

  @Property(tries = 100)
  void namesWhatDecidedInsteadWithItsOwnProbabilities(@ForAll Trigger trigger, @ForAll long seed) {
    var instead = scoring(false, seed).decide(request(trigger, NOON, seed, SCORED_OR_RULES), situation()).record();
    var rules = decider().decide(request(trigger, NOON, seed, new RulesPolicy()), situation()).record();

    assertThat(instead).isEqualTo(rules);
    assertThat(instead.draw().policy()).isEqualTo(new RulesPolicy().id());
    assertThat(instead.draw().propensity()).isEqualTo(rules.draw().propensity());
    assertThat(instead.draw().scores()).isNull();
    assertThat(REPLAY.of(instead)).isEqualTo(new Verdict.Identical());
  }

  @Test
  void asksOnceAndOnlyForAPolicyThatWantsScores() {
    scoring(true, 1).decide(request(Trigger.PULL, NOON, 1, new RulesPolicy()), situation());
    assertThat(asked).hasValue(0);
    scoring(true, 1).decide(request(Trigger.PULL, NOON, 1, SCORED_OR_RULES), situation());
    assertThat(asked).hasValue(1);
  }

  @Test
  void seesAScoreThatWasTamperedWith() {
    var record = scoring(true, 1).decide(request(Trigger.PULL, NOON, 1, SCORED_OR_RULES), situation()).record();
    var draw = record.draw();
    var bent = draw.scores().values();
    bent[0] = Math.nextUp(bent[0] + 0.01);

    assertThat(REPLAY.of(with(record, draw.policy(), new CandidateScores("ranker@1", bent))))
        .isInstanceOfSatisfying(Verdict.Different.class, different -> assertThat(different.what()).contains("distribution"));
    assertThat(REPLAY.of(with(record, draw.policy(), null))).isEqualTo(new Verdict.Refused("unknown policy scored/1"));
    assertThat(REPLAY.of(with(record, new PolicyId("rules", 1), draw.scores()))).isEqualTo(new Verdict.Refused("rules/1 has scores"));
    assertThat(REPLAY.of(with(record, draw.policy(), new CandidateScores("ranker@1", new double[1]))))
        .isEqualTo(new Verdict.Refused("scores of other candidates"));
  }

  private static DecisionRecord with(DecisionRecord record, PolicyId policy, CandidateScores scores) {
    var draw = record.draw();
    return new DecisionRecord(
        record.id(), record.user(), record.context(), record.availability(), record.candidates(),
        new Draw(policy, draw.model(), draw.schemaHash(), draw.seed(), draw.distribution(), draw.pick(), draw.arm(), scores),
        record.answer());
  }
}
