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
}
