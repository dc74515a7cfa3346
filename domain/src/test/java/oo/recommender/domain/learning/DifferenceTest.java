package oo.recommender.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import oo.recommender.domain.TipKind;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Change FIRST = answered(TipKind.FOCUS, NOON, 0.5);

  private static Change answered(TipKind kind, Instant at, double reward) {
    return new Change(new Observation(kind, at, new double[] {1, 3}, 1), OptionalDouble.empty(), OptionalDouble.of(reward));
  }

  private static Statistics statistics(Change... changes) {
    var statistics = Statistics.empty(2);
    for (var change : changes) {
      statistics.apply(change);
    }
    return statistics;
  }

  private static UserModel model(Change... changes) {
    var model = UserModel.EMPTY;
    for (var change : changes) {
      model = model.after(change);
    }
    return model;
  }

  @Test
  void isNothingBetweenTheSame() {
    assertThat(Difference.of(statistics(), statistics())).isZero();
    assertThat(Difference.of(statistics(FIRST), statistics(FIRST))).isZero();
    assertThat(Difference.of(model(), model())).isZero();
    assertThat(Difference.of(model(FIRST), model(FIRST))).isZero();
  }

  @Test
  void isThatOfTheNumbersThatDifferMost() {
    var other = answered(TipKind.FOCUS, NOON, 0.4);

    assertThat(Difference.of(statistics(FIRST), statistics(other))).as("of 1.5 and 1.2").isEqualTo(0.3 / 1.5, within(1e-12));
    assertThat(Difference.of(model(FIRST), model(other))).as("of 0.5 and 0.4").isEqualTo(0.1, within(1e-12));
  }

  @Test
  void takesWhatWasTakenOutAgainForNothing() {
    var later = answered(TipKind.SLEEP, NOON.plus(Duration.ofDays(9)), 1);
    var out = new Change(later.observation(), later.after(), OptionalDouble.empty());

    assertThat(Difference.of(statistics(FIRST), statistics(FIRST, later, out))).isLessThan(1e-12);
    assertThat(Difference.of(model(FIRST), model(FIRST, later, out))).isLessThan(1e-12);
    assertThat(Difference.of(model(), model(later, out))).isLessThan(1e-12);
  }

  @Test
  void isGreatWhereSomethingIsMissingOrNoNumber() {
    assertThat(Difference.of(statistics(FIRST), statistics())).isEqualTo(1);
    assertThat(Difference.of(model(FIRST), model())).isEqualTo(1);
    assertThat(Difference.of(statistics(FIRST), statistics(answered(TipKind.FOCUS, NOON, Double.NaN)))).isInfinite();
    assertThat(Difference.of(statistics(FIRST), Statistics.empty(3))).isInfinite();
  }
}
