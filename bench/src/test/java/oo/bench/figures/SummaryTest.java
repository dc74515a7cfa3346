package oo.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void takesTheMiddleOfAnOddNumber() {
    assertThat(Summary.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Summary(2, 1, 9));
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
    assertThat(Summary.of(List.of(4.0, 1.0, 100.0, 2.0))).isEqualTo(new Summary(3, 1, 100));
  }

  @Test
  void refusesToSummariseNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(List.of()));
  }

  @Test
  void writesTheSpreadBehindTheMedian() {
    assertThat(new Summary(0.664, 0.61, 0.7).text(2)).isEqualTo("0.66 [0.61–0.70]");
  }

  @Property
  void hasAsManyFiguresBelowTheMedianAsAbove(@ForAll @Size(min = 1, max = 30) List<@DoubleRange(max = 1e6) Double> figures) {
    var summary = Summary.of(figures);
    assertThat(figures.stream().filter(figure -> figure < summary.median()).count()).isLessThanOrEqualTo(figures.size() / 2);
    assertThat(figures.stream().filter(figure -> figure > summary.median()).count()).isLessThanOrEqualTo(figures.size() / 2);
    assertThat(summary.median()).isBetween(summary.min(), summary.max());
  }
}
