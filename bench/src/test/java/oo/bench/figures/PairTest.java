package oo.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairTest {

  @Test
  void takesTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() {
    var pairs = List.of(new Pair(10, 10), new Pair(10, 40), new Pair(30, 20));

    assertThat(Pair.ratios(pairs)).isEqualTo(new Summary(1, 0.25, 1.5));
    assertThat(Pair.ours(pairs).median() / Pair.references(pairs).median()).isEqualTo(0.5);
  }

  @Test
  void refusesAReferenceThatStoodStill() {
    assertThatIllegalStateException().isThrownBy(() -> new Pair(10, 0).ratio());
    assertThatIllegalStateException().isThrownBy(() -> new Pair(10, Double.NaN).ratio());
  }

  @Test
  void knowsWhichDirectionIsGood() {
    var more = new Row.Goal(0.85, 1.4);
    var less = new Row.Goal(0.60, 0.50);

    assertThat(more.reachedBy(0.85)).isTrue();
    assertThat(more.reachedBy(0.84)).isFalse();
    assertThat(less.reachedBy(0.60)).isTrue();
    assertThat(less.reachedBy(0.61)).isFalse();
  }
}
