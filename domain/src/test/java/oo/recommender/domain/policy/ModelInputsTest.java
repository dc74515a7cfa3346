package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;

class ModelInputsTest {

  /** When this fails, no model learned before can be used: it is the learner's to begin anew. */
  @Test
  void hasTheHashThatModelsWereLearnedWith() {
    assertThat(ModelInputs.hash()).isEqualTo("8aea94fa5ef8289efdc2cdf50555cb1060f448313acec02457cd328719e49836");
  }

  @Test
  void namesEachInputOnce() {
    assertThat(ModelInputs.names()).hasSize(ModelInputs.WIDTH).doesNotHaveDuplicates()
        .startsWith("bias", "push", "day_sin").contains("kind_task", "day_sin_kind_sleep", "due_soon")
        .endsWith("kind_done", "kind_snoozed", "kind_dismissed");
  }

  @Property
  void marksTheKindAndKeepsEveryNumberSmall(@ForAll Trigger trigger, @ForAll long seed) {
    var features = AnyFeatures.of(trigger, 12, seed);
    var input = new double[ModelInputs.WIDTH];
    for (int i = 0; i < features.size(); i++) {
      Arrays.fill(input, Double.NaN);
      ModelInputs.fill(features, i, input);

      int kind = ModelInputs.names().indexOf("kind_" + features.kind(i).wireName());
      assertThat(input[kind]).isEqualTo(1);
      assertThat(IntStream.range(0, TipKind.values().length).mapToDouble(k -> input[ModelInputs.KIND + k]).sum()).isEqualTo(1);
      assertThat(input[kind + TipKind.values().length]).isEqualTo(features.of(ContextFeature.DAY_SIN));
      assertThat(input[kind + 2 * TipKind.values().length]).isEqualTo(features.of(ContextFeature.DAY_COS));
      for (double number : input) {
        assertThat(number).isBetween(-1.0, 5.0);
      }
    }
  }

  @Test
  void readsTheNumbersOfTheCandidate() {
    var features = AnyFeatures.of(Trigger.PULL, 1, 1);
    features.set(ContextFeature.HOUR_OF_DAY, 3);
    features.set(ContextFeature.FREE_MINUTES, 60);
    features.set(ContextFeature.MINUTES_SINCE_TIP, 60);
    features.set(0, CandidateFeature.EFFORT_MINUTES, 30);
    features.set(0, CandidateFeature.HAS_DUE, 1);
    features.set(0, CandidateFeature.DUE_IN_HOURS, 18);
    features.set(0, CandidateFeature.STARTS_IN_MINUTES, 45);
    features.set(0, CandidateFeature.HOURS_SINCE_SHOWN, 24);
    features.set(0, CandidateFeature.HOURS_SINCE_KIND_SHOWN, 0);

    assertThat(input(features, "bias")).isEqualTo(1);
    assertThat(input(features, "push")).isZero();
    assertThat(input(features, "tip_recent")).isEqualTo(0.5);
    assertThat(input(features, "gap_filled")).isEqualTo(0.5);
    assertThat(input(features, "too_long")).isZero();
    assertThat(input(features, "effort")).isEqualTo(0.125);
    assertThat(input(features, "due_soon")).isCloseTo(0.75, within(1e-15));
    assertThat(input(features, "begins_soon")).isEqualTo(0.75);
    assertThat(input(features, "shown_recently")).isEqualTo(0.5);
    assertThat(input(features, "kind_shown_recently")).isEqualTo(1);

    features.set(0, CandidateFeature.EFFORT_MINUTES, 61);
    features.set(0, CandidateFeature.HAS_DUE, 0);
    assertThat(input(features, "gap_filled")).isZero();
    assertThat(input(features, "too_long")).isEqualTo(1);
    assertThat(input(features, "due_soon")).isZero();
  }

  private static double input(Features features, String name) {
    var input = new double[ModelInputs.WIDTH];
    ModelInputs.fill(features, 0, input);
    return input[ModelInputs.names().indexOf(name)];
  }
}
