package oo.recommender.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.AnyModels;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Floor;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.rollout.Watch.Alarm;
import oo.recommender.domain.rollout.Watch.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchTest {

  private static final WatchRules RULES = WatchRules.STANDARD;
  private static final Figures SOUND = new Figures(1000, 0, 10, 900, 700);

  private static List<Kind> alarms(Figures candidate, Figures baseline) {
    return Watch.look(RULES, candidate, baseline).stream().map(Alarm::kind).toList();
  }

  @Test
  void findsNothingInWhatIsSound() {
    assertThat(alarms(SOUND, SOUND)).isEmpty();
    assertThat(alarms(Figures.NONE, SOUND)).isEmpty();
  }

  @Test
  void tellsFailuresFromAFewOnWhateverElseThereIs() {
    assertThat(alarms(new Figures(5, 5, 0, 0, 0), SOUND)).containsExactly(Kind.FAILURES);
    assertThat(alarms(new Figures(4, 4, 0, 0, 0), SOUND)).isEmpty();
    assertThat(alarms(new Figures(1000, 10, 0, 900, 700), SOUND)).as("one in a hundred").isEmpty();
    assertThat(alarms(new Figures(1000, 11, 0, 900, 700), SOUND)).containsExactly(Kind.FAILURES);
  }

  @Test
  void takesATroubleThatAllHaveForNobodysFault() {
    var troubled = new Figures(1000, 50, 200, 900, 700);

    assertThat(alarms(troubled, troubled)).isEmpty();
    assertThat(alarms(troubled, SOUND)).containsExactly(Kind.FAILURES, Kind.SLOW);
    assertThat(alarms(new Figures(1000, 101, 401, 900, 700), troubled)).containsExactly(Kind.FAILURES, Kind.SLOW);
  }

  @Test
  void judgesSlownessAndEntropyOnlyOverEnoughDecisions() {
    assertThat(alarms(new Figures(199, 0, 199, 199, 1), SOUND)).isEmpty();
    assertThat(alarms(new Figures(200, 0, 200, 200, 1), SOUND)).containsExactly(Kind.SLOW, Kind.ENTROPY);
    assertThat(alarms(new Figures(1000, 0, 0, 199, 1), SOUND)).as("most had one arm").isEmpty();
  }

  @Test
  void tellsWhenAChoiceHardlyExplores() {
    assertThat(alarms(new Figures(1000, 0, 0, 1000, 299), SOUND)).containsExactly(Kind.ENTROPY);
    assertThat(alarms(new Figures(1000, 0, 0, 1000, 300), SOUND)).isEmpty();
    assertThat(Watch.look(RULES, new Figures(1000, 0, 0, 1000, 150), Figures.NONE)).singleElement()
        .extracting(Alarm::text).asString().contains("0.150", "0.300", "1000");
  }

  /** Of 200 decisions among so many kinds. */
  private static Figures among(int kinds, Policy policy, ModelSnapshot model) {
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < kinds; i++) {
      candidates.add(new Candidate("advice:" + i, TipKind.values()[i], 10, null, null, 0, null, false, false));
    }
    var figures = Figures.NONE;
    for (int seed = 0; seed < 200; seed++) {
      var features = new FeatureAssembler().assemble(Moments.moment(Trigger.PULL, seed), new CandidateSet(candidates));
      figures = figures.plus(Figures.made(policy.distribution(features, model), 1, RULES));
    }
    return figures;
  }

  @Test
  void findsWhatExploresByTheFloorAloneWhateverTheNumberOfKinds() {
    var sure = PolicyType.EPSILON_GREEDY.with(Map.of("epsilon", Floor.KIND_SHARE));
    for (int kinds = 2; kinds <= TipKind.values().length; kinds++) {
      var collapsed = among(kinds, sure, AnyModels.learned(1));
      assertThat(alarms(collapsed, SOUND)).as("%d kinds", kinds).containsExactly(Kind.ENTROPY);
      assertThat(collapsed.meanEntropy()).as("%d kinds: the default is near what the floor keeps", kinds)
          .isGreaterThan(RULES.leastEntropy() - 0.1);
    }
  }

  @ParameterizedTest
  @EnumSource(value = PolicyType.class, names = "EPSILON_GREEDY", mode = EnumSource.Mode.EXCLUDE)
  void findsNothingInHowPoliciesChooseByDefault(PolicyType type) {
    for (var model : List.of(ModelSnapshot.NONE, AnyModels.learned(1), AnyModels.learned(2))) {
      assertThat(alarms(among(TipKind.values().length, type.withDefaults(), model), SOUND)).as(model.version()).isEmpty();
    }
  }
}
