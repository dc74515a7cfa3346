package oo.recommender.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.Distribution;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static Distribution of(double focus, double movement, double silence) {
    var kinds = new double[TipKind.values().length];
    kinds[TipKind.FOCUS.ordinal()] = focus;
    kinds[TipKind.MOVEMENT.ordinal()] = movement;
    var candidates = movement > 0
        ? List.of(candidate("a", TipKind.FOCUS), candidate("b", TipKind.MOVEMENT)) : List.of(candidate("a", TipKind.FOCUS));
    return new Distribution(new CandidateSet(candidates), kinds, silence, movement > 0 ? new double[] {1, 1} : new double[] {1});
  }

  private static Candidate candidate(String ref, TipKind kind) {
    return new Candidate(ref, kind, 5, null, null, 0, null, false, false);
  }

  private static Figures made(Distribution distribution, double millis) {
    return Figures.made(distribution, millis, WatchRules.STANDARD);
  }

  @Test
  void countsOneDecisionWithItsEntropy() {
    assertThat(made(of(0.5, 0.5, 0), 1)).isEqualTo(new Figures(1, 0, 0, 1, 1));
    assertThat(made(of(1.0 / 4, 1.0 / 4, 1.0 / 2), 1).meanEntropy()).isCloseTo(1.5 * Math.log(2) / Math.log(3), within(1e-12));
    assertThat(made(of(0.9, 0.1, 0), 1).meanEntropy()).isCloseTo(0.468996, within(1e-6));
  }

  @Test
  void leavesOutTheEntropyOfAChoiceWithoutAlternative() {
    assertThat(made(of(1, 0, 0), 1)).isEqualTo(new Figures(1, 0, 0, 0, 0));
    assertThat(Figures.NONE.meanEntropy()).isEqualTo(1);
  }

  @Test
  void tellsWhatIsSlowAndWhatFailed() {
    assertThat(made(of(0.5, 0.5, 0), 50).slow()).isZero();
    var both = made(of(0.5, 0.5, 0), 50.1).plus(Figures.failed());

    assertThat(both).isEqualTo(new Figures(2, 1, 1, 1, 1));
    assertThat(both.failureShare()).isEqualTo(0.5);
    assertThat(both.slowShare()).isEqualTo(0.5);
  }
}
