package oo.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

  @Test
  void saysYesOnlyWhenEveryFigureReachesTheTarget() {
    var more = Goal.atLeast(0.85, 1.4);

    assertThat(more.verdict(new Summary(0.9, 0.85, 1.5))).isEqualTo("yes");
    assertThat(more.verdict(new Summary(0.9, 0.84, 1.5))).isEqualTo("by median");
    assertThat(more.verdict(new Summary(0.84, 0.8, 1.5))).isEqualTo("no");
    assertThat(more.verdict(new Summary(1.6, 1.4, 1.7))).isEqualTo("yes, stretch too");
  }

  @Test
  void knowsWhereLessIsBetter() {
    var less = Goal.atMost(0.60, 0.50);

    assertThat(less.verdict(new Summary(0.55, 0.4, 0.60))).isEqualTo("yes");
    assertThat(less.verdict(new Summary(0.55, 0.4, 0.61))).isEqualTo("by median");
    assertThat(less.verdict(new Summary(0.61, 0.4, 0.7))).isEqualTo("no");
    assertThat(less.verdict(new Summary(0.45, 0.4, 0.5))).isEqualTo("yes, stretch too");
  }

  @Test
  void needsNoStretch() {
    assertThat(Goal.atMost(350, null).verdict(new Summary(300, 200, 350))).isEqualTo("yes");
  }
}
