package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSchemaTest {

  /** When this fails, decisions made before can no longer be replayed: keep the old schema beside the new one. */
  @Test
  void hasTheHashesThatAreInTheLedger() {
    assertThat(FeatureSchema.ALL).extracting(FeatureSchema::hash).containsExactly(
        "372c6c39b13507002e1c92d43cda6aa5ffbcef4a82b9a864b12bb4b50e2536ec",
        "633682a5f94f27efc5f537e737605d1572788cd22413f24818daf4a3956ff3e4");
    assertThat(FeatureSchema.CURRENT).isEqualTo(FeatureSchema.ALL.getLast());
  }

  @Test
  void describesEveryFeatureOnALineOfItsOwn() {
    assertThat(FeatureSchema.CURRENT.canonicalText())
        .startsWith("revision\t2\ncontext\thour_of_day\t0.0\t24.0\thours, local\n")
        .contains("candidate\tdue_in_hours\t-168.0\t336.0\t")
        .hasLineCount(1 + ContextFeature.values().length + CandidateFeature.values().length);
  }

  /** What a model has learned of a feature is found by its place. */
  @Test
  void onlyGrowsAtItsEnds() {
    assertThat(FeatureSchema.V2.context().subList(0, 12)).isEqualTo(FeatureSchema.V1.context());
    assertThat(FeatureSchema.V2.candidate().subList(0, 12)).isEqualTo(FeatureSchema.V1.candidate());
  }

  @Test
  void saysOfEveryFeatureWhatItIsWithoutCalendarsWithinItsRange() {
    var all = new ArrayList<Feature>(List.of(ContextFeature.values()));
    all.addAll(List.of(CandidateFeature.values()));

    assertThat(all).filteredOn(Feature::ofCalendar).hasSize(15)
        .allSatisfy(feature -> assertThat(feature.withheld()).isBetween(feature.min(), feature.max()));
  }

  @Test
  void hashesAnotherRevisionAndAnotherOrderDifferently() {
    var current = FeatureSchema.CURRENT;

    assertThat(new FeatureSchema(3, current.context(), current.candidate()).hash()).isNotEqualTo(current.hash());
    assertThat(new FeatureSchema(2, current.context().reversed(), current.candidate()).hash())
        .isNotEqualTo(current.hash());
    assertThat(new FeatureSchema(2, List.of(), current.candidate()).hash()).isNotEqualTo(current.hash());
  }
}
