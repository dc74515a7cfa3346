package oo.recommender.domain.decision;

import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.situation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Replay REPLAY = replay(new RulesPolicy(), new UniformPolicy());

  private static Replay replay(Policy... policies) {
    return new Replay(List.of(new FeatureAssembler()), List.of(policies), List.of(ModelSnapshot.NONE));
  }

  private static DecisionRecord decided(Trigger trigger, int minutes, long seed, Policy policy) {
    return decider().decide(request(trigger, NOON.plus(Duration.ofMinutes(minutes)), seed, policy), situation()).record();
  }

  @Property
  void makesEveryDecisionAgainToTheBit(
      @ForAll Trigger trigger, @ForAll @IntRange(max = 3000) int minutes, @ForAll long seed, @ForAll PolicyType type) {
    var record = decided(trigger, minutes, seed, type.withDefaults());
    var replay = new Replay(
        FeatureAssembler.all(), PolicyType::find, version -> version.equals("none") ? ModelSnapshot.NONE : null);

    assertThat(replay.of(record)).isEqualTo(new Verdict.Identical());
  }

  @Test
  void tellsWhatIsDifferentWhenASeedOrACandidateWasTamperedWith() {
    var record = decided(Trigger.PULL, 0, 1, new RulesPolicy());
    var draw = record.draw();
    assertThat(draw).isNotNull();

    var otherSeeds = java.util.stream.LongStream.range(0, 50)
        .mapToObj(seed -> new Draw(draw.policy(), draw.model(), draw.schemaHash(), seed, draw.distribution(), draw.pick()))
        .map(other -> REPLAY.of(with(record, record.context(), record.candidates(), other))).toList();
    assertThat(otherSeeds).anySatisfy(
        verdict -> assertThat(verdict).isEqualTo(new Verdict.Different(List.of("choice", "ref", "kind", "expiry", "reasons"))));

    var other = with(record, record.context(), new CandidateSet(Moments.candidates(4, 1)), draw);
    assertThat(REPLAY.of(other)).isInstanceOfSatisfying(
        Verdict.Different.class, different -> assertThat(different.what()).contains("distribution"));
  }

  @Test
  void seesADifferenceOfOneBitInOneProbability() {
    var bent = new Policy() {
      @Override
      public PolicyId id() {
        return new RulesPolicy().id();
      }

      @Override
      public Distribution distribution(Features features, ModelSnapshot model) {
        var right = new RulesPolicy().distribution(features, model);
        var kinds = new double[oo.recommender.domain.TipKind.values().length];
        for (var kind : oo.recommender.domain.TipKind.values()) {
          kinds[kind.ordinal()] = right.kind(kind);
        }
        var within = new double[features.size()];
        for (int i = 0; i < within.length; i++) {
          within[i] = right.withinKind(i);
        }
        within[0] = Math.nextUp(within[0]);
        return new Distribution(features.candidates(), kinds, right.silence(), within);
      }
    };

    assertThat(replay(bent).of(decided(Trigger.PULL, 0, 1, new RulesPolicy())))
        .isEqualTo(new Verdict.Different(List.of("distribution")));
  }

  @Test
  void repeatsWhyTheUserWasNotAvailable() {
    var night = decided(Trigger.PUSH, 600, 1, new RulesPolicy());
    assertThat(night.draw()).isNull();
    assertThat(REPLAY.of(night)).isEqualTo(new Verdict.Identical());

    var tampered = new DecisionRecord(
        night.id(), night.user(), decided(Trigger.PUSH, 0, 1, new RulesPolicy()).context(), night.availability(),
        night.candidates(), null, night.answer());
    assertThat(REPLAY.of(tampered)).isEqualTo(new Verdict.Different(List.of("availability", "answer")));
  }

  @Test
  void refusesWhatItDoesNotKnowAndNamesIt() {
    var record = decided(Trigger.PULL, 0, 1, new RulesPolicy());
    var draw = record.draw();
    assertThat(draw).isNotNull();

    assertThat(replay(new UniformPolicy()).of(record)).isEqualTo(new Verdict.Refused("unknown policy rules/1"));
    assertThat(REPLAY.of(with(record, record.context(), record.candidates(),
        new Draw(draw.policy(), draw.model(), "abc", draw.seed(), draw.distribution(), draw.pick()))))
        .isEqualTo(new Verdict.Refused("unknown feature schema abc"));
    assertThat(REPLAY.of(with(record, record.context(), record.candidates(),
        new Draw(draw.policy(), "m7", draw.schemaHash(), draw.seed(), draw.distribution(), draw.pick()))))
        .isEqualTo(new Verdict.Refused("unknown model m7"));
  }

  @Test
  void refusesAModelThatWasLearnedFromOtherInputs() {
    var record = decided(Trigger.PULL, 0, 1, PolicyType.TWO_STAGE.withDefaults());
    var old = new ModelSnapshot("none", "ab12", ModelSnapshot.NONE.linear());

    assertThat(new Replay(FeatureAssembler.all(), PolicyType::find, version -> old).of(record))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.reason()).contains("learned from inputs ab12"));
  }

  private static DecisionRecord with(DecisionRecord record, DecisionContext context, CandidateSet candidates, Draw draw) {
    return new DecisionRecord(
        record.id(), record.user(), context, record.availability(), candidates, draw, record.answer());
  }
}
