package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;

class ScoringColumnsTest {

  private static final Features FEATURES = new FeatureAssembler().assemble(
      Moments.moment(Trigger.PUSH, 7), new CandidateSet(Moments.candidates(20, 7)));

  @Test
  void listsOneColumnALineAfterTheRevision() {
    var lines = ScoringColumns.canonicalText().lines().toList();

    assertThat(lines.getFirst()).isEqualTo("revision\t" + FeatureSchema.CURRENT.revision());
    assertThat(lines).hasSize(1 + ScoringColumns.WIDTH).doesNotHaveDuplicates();
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.split("\t").length == 5);
    assertThat(ScoringColumns.canonicalText()).startsWith(FeatureSchema.CURRENT.canonicalText());
  }

  @Test
  void hashesTheTextThatModelsAreTrainedWith() {
    assertThat(ScoringColumns.hash()).matches("[0-9a-f]{64}").isNotEqualTo(FeatureSchema.CURRENT.hash());
  }

  @Test
  void putsEveryFeatureIntoItsColumn() {
    var columns = ScoringColumns.canonicalText().lines().skip(1).map(line -> line.split("\t")).toList();
    var rows = ScoringColumns.rows(FEATURES);

    assertThat(rows).hasNumberOfRows(20);
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < columns.size(); column++) {
        assertThat(rows[i][column]).isEqualTo(value(columns.get(column)[0], columns.get(column)[1], i));
      }
    }
  }

  private static double value(String part, String name, int candidate) {
    return switch (part) {
      case "context" -> FEATURES.of(Arrays.stream(ContextFeature.values())
          .filter(feature -> feature.wireName().equals(name)).findFirst().orElseThrow());
      case "candidate" -> FEATURES.of(candidate, Arrays.stream(CandidateFeature.values())
          .filter(feature -> feature.wireName().equals(name)).findFirst().orElseThrow());
      case "kind" -> FEATURES.kind(candidate) == TipKind.ofWireName(name) ? 1 : 0;
      default -> throw new AssertionError(part);
    };
  }
}
