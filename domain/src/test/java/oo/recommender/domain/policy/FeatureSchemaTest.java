package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSchemaTest {

  /** When this fails, decisions made before can no longer be replayed: keep the old assembler beside the new one. */
  @Test
  void hasTheHashThatIsInTheLedger() {
    assertThat(FeatureSchema.CURRENT.hash())
        .isEqualTo("372c6c39b13507002e1c92d43cda6aa5ffbcef4a82b9a864b12bb4b50e2536ec");
  }

  @Test
  void describesEveryFeatureOnALineOfItsOwn() {
    assertThat(FeatureSchema.CURRENT.canonicalText())
        .startsWith("revision\t1\ncontext\thour_of_day\t0.0\t24.0\thours, local\n")
        .contains("candidate\tdue_in_hours\t-168.0\t336.0\t")
        .hasLineCount(1 + ContextFeature.values().length + CandidateFeature.values().length);
  }

  @Test
  void hashesAnotherRevisionAndAnotherOrderDifferently() {
    var current = FeatureSchema.CURRENT;

    assertThat(new FeatureSchema(2, current.context(), current.candidate()).hash()).isNotEqualTo(current.hash());
    assertThat(new FeatureSchema(1, current.context().reversed(), current.candidate()).hash())
        .isNotEqualTo(current.hash());
    assertThat(new FeatureSchema(1, List.of(), current.candidate()).hash()).isNotEqualTo(current.hash());
  }
}
