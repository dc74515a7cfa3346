package oo.recommender.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.decision.Verdict;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import org.junit.jupiter.api.Test;

/** Forty decisions, by rules, evenly and by scores, as the code wrote them that kept every ref and every schema's hash. */
class SecondFormatTest {

  private static final FormerRows ROWS = new FormerRows("second-format.txt");

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
        .anyMatch(record -> record.draw() != null && record.draw().scores() != null)
        .anyMatch(record -> record.candidates().candidates().stream().anyMatch(candidate -> candidate.createdAt() != null))
        .anyMatch(record -> !record.context().effects().effects().isEmpty())
        .filteredOn(record -> record.draw() != null).allSatisfy(record -> {
          assertThat(record.draw().schemaHash()).isEqualTo(FeatureSchema.V2.hash());
          assertThat(record.draw().arm()).isIn((Object[]) Arm.values());
        });
  }

  /** What is told by number is a quarter of the bytes, and loses nothing. */
  @Test
  void theyAreTheSameInTheFormatOfTodayAndMuchShorter() {
    var terms = new InMemoryTerms();
    int before = ROWS.lines("decision").stream().mapToInt(words -> words[7].length() / 2).sum();
    var documents = ROWS.decisions().stream().map(DecisionDocument::of).toList();

    assertThat(documents).allSatisfy(
        document -> assertThat(DecisionDocument.read(document.write(terms), terms)).isEqualTo(document));
    assertThat(documents.stream().mapToInt(document -> document.write(terms).length).sum()).isLessThan(before * 6 / 10);
  }
}
