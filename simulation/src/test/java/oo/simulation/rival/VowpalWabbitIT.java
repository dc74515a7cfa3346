package oo.simulation.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import oo.development.rehearsal.Decided;
import oo.development.rehearsal.Option;
import oo.development.rehearsal.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Vowpal Wabbit. */
class VowpalWabbitIT {

  private static final double[] NONE = new double[Question.CANDIDATE_FEATURES.size()];
  private static final Question QUESTION = new Question(
      new double[Question.CONTEXT_FEATURES.size()],
      List.of(new Option("advice:a", "focus", 5, NONE), new Option("advice:b", "movement", 5, NONE)), true);

  @ParameterizedTest
  @ValueSource(strings = {"--cb_explore_adf", "--cb_explore_adf --squarecb"})
  void choosesWhatItWasTaughtToBeWorthMost(String arguments) {
    try (var vw = new VowpalWabbit(arguments, 1)) {
      assertThat(vw.choose(QUESTION)).hasSize(3);
      for (int i = 0; i < 300; i++) {
        int chosen = i % 3;
        vw.learn(new Decided(QUESTION, chosen, 1.0 / 3), chosen == 1 ? 1 : chosen == 0 ? -0.5 : 0);
      }
      var chances = vw.choose(QUESTION);
      assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-4));
      assertThat(chances[1]).isGreaterThan(0.5);
    }
  }
}
