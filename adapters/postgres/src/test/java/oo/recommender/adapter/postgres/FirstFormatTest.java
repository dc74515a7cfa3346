package oo.recommender.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.decision.Verdict;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.state.KindHistory;
import oo.recommender.domain.state.UserState;
import org.junit.jupiter.api.Test;

/** A user's state and forty decisions made from it, as the code that knew only the first format wrote them. */
class FirstFormatTest {

  private static final Instant NOON = AdaAtNoon.NOON;

  private static final FormerRows ROWS = new FormerRows("first-format.txt");

  private static UserState state() {
    return UserStateDocument.read(HexFormat.of().parseHex(ROWS.lines("state").getFirst()[1]));
  }

  @Test
  void everyDecisionIsStillMadeAgainToTheBit() {
    var replay = new Replay(
        FeatureAssembler.all(), List.of(new RulesPolicy(), new UniformPolicy()), List.of(ModelSnapshot.NONE));
    var records = ROWS.decisions();

    assertThat(records).hasSize(40)
        .allSatisfy(record -> assertThat(replay.of(record)).isEqualTo(new Verdict.Identical()))
        .anyMatch(record -> record.draw() == null)
        .anyMatch(record -> record.answer() instanceof Answer.Offered)
        .anyMatch(record -> record.draw() != null && record.answer() instanceof Answer.Silence)
        .filteredOn(record -> record.draw() != null).extracting(record -> record.draw().schemaHash())
        .containsOnly(FeatureSchema.V1.hash());
  }

  @Test
  void refusesThemByTheNameOfTheirSchemaWhereItsAssemblerIsGone() {
    var replay = new Replay(
        List.of(new FeatureAssembler()), List.of(new RulesPolicy(), new UniformPolicy()), List.of(ModelSnapshot.NONE));

    assertThat(ROWS.decisions().stream().filter(record -> record.draw() != null))
        .isNotEmpty().allSatisfy(record -> assertThat(replay.of(record))
            .isEqualTo(new Verdict.Refused("unknown feature schema " + FeatureSchema.V1.hash())));
  }

  /** A ledger row is never rewritten, but what was read from one can be written as any other record. */
  @Test
  void theyCanBeWrittenInTheFormatOfToday() {
    var terms = new InMemoryTerms();
    assertThat(ROWS.decisions().stream().map(DecisionDocument::of))
        .allSatisfy(document -> assertThat(DecisionDocument.read(document.write(terms), terms)).isEqualTo(document));
  }

  @Test
  void aStateIsReadWithTheTimesThatItsTipsIdsTell() {
    var state = state();

    assertThat(state.calendars()).isEqualTo(AdaAtNoon.state().calendars());
    assertThat(state.tips()).hasSize(40).allSatisfy((id, tip) ->
        assertThat(tip.offeredAt()).isBetween(NOON.minus(Duration.ofDays(9)), NOON));
    assertThat(state.kindsAt(NOON).dose()).isBetween(2 * KindHistory.TIP, 5 * KindHistory.TIP);
    assertThat(UserStateDocument.read(UserStateDocument.write(state))).isEqualTo(state);
  }
}
