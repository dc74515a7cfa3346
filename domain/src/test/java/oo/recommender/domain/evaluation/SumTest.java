package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SumTest {

  @Test
  void keepsSmallTermsBesideALargeOne() {
    var sum = new Sum();
    sum.add(1e16);
    double plain = 1e16;
    for (int i = 0; i < 1_000; i++) {
      sum.add(1);
      plain += 1;
    }
    sum.add(-1e16);

    assertThat(sum.value()).isEqualTo(1_000);
    assertThat(plain - 1e16).isNotEqualTo(1_000);
  }
}
