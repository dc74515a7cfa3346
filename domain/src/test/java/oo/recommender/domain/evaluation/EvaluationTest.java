package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Offset<Double> EXACTLY = within(1e-12);

  /** Weights 2, 0.5, 0, 20; rewards 1, 0, 1, 1. */
  private static final List<Logged> ROWS = List.of(
      Logged.of(0.25, 0.5, 1).with(new Estimates(0.5, 0.6)),
      Logged.of(0.8, 0.4, 0).with(new Estimates(0.25, 0.5)),
      Logged.of(0.5, 0, 1).with(new Estimates(1, 0.75)),
      Logged.of(0.05, 1, 1).with(new Estimates(0.75, 1)));

  @Test
  void computesEachEstimatorAsItsPaperHasIt() {
    var level = Bandit.summary(ROWS).actions();

    assertThat(level.ips().value()).isEqualTo((2 + 20) / 4.0, EXACTLY);
    assertThat(level.snips().value()).isEqualTo(22 / 22.5, EXACTLY);
    assertThat(level.clipped().value()).isEqualTo((2 + 10) / 4.0, EXACTLY);
    assertThat(level.direct().value()).isEqualTo((0.6 + 0.5 + 0.75 + 1) / 4, EXACTLY);
    assertThat(level.doublyRobust().value())
        .isEqualTo((0.6 + 2 * 0.5 + 0.5 + 0.5 * -0.25 + 0.75 + 1 + 20 * 0.25) / 4, EXACTLY);
    assertThat(level.difference().value()).isEqualTo(22 / 4.0 - 3 / 4.0, EXACTLY);
  }

  @Test
  void measuresTheSupport() {
    var support = Bandit.summary(ROWS).actions().support();

    assertThat(support.effectiveSampleSize()).isEqualTo(22.5 * 22.5 / (4 + 0.25 + 400), EXACTLY);
    assertThat(support.largestWeight()).isEqualTo(20);
    assertThat(support.largestShare()).isEqualTo(20 / 22.5, EXACTLY);
    assertThat(support.meanWeight()).isEqualTo(22.5 / 4, EXACTLY);
    assertThat(support.unsupported()).isZero();
  }

  @Test
  void countsWhatTheLogNeverDoesAndGivesItNoWeight() {
    var summary = Bandit.summary(List.of(Logged.of(0, 0.5, 1), Logged.of(0.5, 0.5, 1), Logged.of(0, 0, 1)));

    assertThat(summary.actions().support().unsupported()).isEqualTo(1 / 3.0, EXACTLY);
    assertThat(summary.actions().ips().value()).isEqualTo(1 / 3.0, EXACTLY);
  }

  @Test
  void givesADirectEstimateOnlyWhenEveryRowHasOne() {
    assertThat(Bandit.summary(List.of(ROWS.getFirst(), Logged.of(0.5, 0.5, 1))).actions().direct()).isNull();
  }

  @Test
  void givesADoublyRobustIntervalOnlyWhereItCanKeepIt() {
    assertThat(robust(Terms.STANDARD).interval()).isNull();
    assertThat(robust(Terms.STANDARD).whyNone()).contains("no bound");
    assertThat(robust(Terms.STANDARD.largestWeight(19)).whyNone()).contains("above the bound");
    assertThat(robust(Terms.STANDARD.largestWeight(20)).interval()).isNotNull();
  }

  private static Estimate robust(Terms terms) {
    var evaluation = new Evaluation(terms);
    ROWS.forEach(evaluation::add);
    return evaluation.summary().actions().doublyRobust();
  }

  @Test
  void estimatesAtTheLevelOfKindsFromTheKindsOwnChances() {
    var rows = List.of(
        Logged.of(0.1, 0.4, 1).ofKind("focus", new Chance(0.5, 0.8)), Logged.of(0.25, 0.1, 0.5).ofKind("break", new Chance(0.5, 0.2)));

    assertThat(Bandit.summary(rows).kinds().ips().value()).isEqualTo((1.6 * 1 + 0.4 * 0.5) / 2, EXACTLY);
    assertThat(Bandit.summary(List.of(rows.getFirst(), ROWS.getFirst())).kinds()).isNull();
  }

  @Test
  void breaksDownByKindAndHour() {
    var at = Instant.parse("2026-11-23T08:00:00Z");
    var summary = Bandit.summary(List.of(
        Logged.of(0.5, 1, 1).ofKind("focus", null).at(at, 9), Logged.of(0.5, 0.25, 0.5).ofKind("focus", null).at(at, 10),
        Logged.of(0.5, 0, 0).ofKind("break", null).at(at, 10)));

    assertThat(summary.byKind().keySet()).containsExactly("break", "focus");
    assertThat(summary.byKind().get("focus").value()).isEqualTo(2.25 / 2.5, EXACTLY);
    assertThat(summary.byKind().get("focus").difference().value()).isEqualTo((1 - 0.25) / 2, EXACTLY);
    assertThat(summary.byKind().get("focus").logged().value()).isEqualTo(0.75, EXACTLY);
    assertThat(summary.byHour().get(10).decisions()).isEqualTo(2);
  }

  /** Of decisions that were chosen by what was done, the weights' mean is anything; a bound that takes it to be 1 would lie. */
  @Test
  void givesKindsNoIntervalOfTheirGain() {
    var summary = Bandit.BETTER.summary(20_000, 1);

    assertThat(summary.byKind().values()).allSatisfy(kind -> {
      assertThat(kind.difference().interval()).isNull();
      assertThat(kind.logged().interval().contains(kind.logged().value())).isTrue();
    });
    assertThat(summary.byKind().get("kind-0").meanWeight()).isEqualTo(10, EXACTLY);
  }

  /** Chance had the target's actions come more often than they should: both bounds are below the plain estimate. */
  @Test
  void widensAnIntervalToItsOwnEstimate() {
    var rows = new java.util.ArrayList<Logged>();
    for (int i = 0; i < 200_000; i++) {
      rows.add(Logged.of(0.5, i % 100 < 52 ? 1 : 0, i % 2));
    }
    var level = Bandit.summary(rows).actions();

    assertThat(level.ips().value()).isEqualTo(0.52, EXACTLY);
    assertThat(level.ips().interval().contains(0.52)).isTrue();
    assertThat(level.snips().interval().contains(level.snips().value())).isTrue();
    assertThat(level.difference().interval().contains(level.difference().value())).isTrue();
  }

  @Test
  void takesKindsBeyondTheFirstFortyTogether() {
    var evaluation = new Evaluation(Terms.STANDARD);
    for (int i = 0; i < 1_000; i++) {
      evaluation.add(Logged.of(0.5, 0.5, 1).ofKind("kind-" + i, null));
    }
    assertThat(evaluation.summary().byKind()).hasSize(41);
    assertThat(evaluation.summary().byKind().get(Evaluation.OTHER_KINDS).decisions()).isEqualTo(960);
  }

  @Test
  void keepsABoundedNumberOfLooksAtEvenDistances() {
    var looks = Bandit.BETTER.summary(10_000, 1).looks();

    assertThat(looks).hasSizeBetween(Looks.MOST / 2, Looks.MOST);
    long distance = looks.getFirst().decisions();
    for (int i = 0; i < looks.size(); i++) {
      assertThat(looks.get(i).decisions()).isEqualTo((i + 1) * distance);
    }
  }

  @Test
  void countsEveryWeightInOneBar() {
    var bars = Bandit.summary(ROWS).weights();

    assertThat(bars.stream().mapToLong(WeightBar::decisions).sum()).isEqualTo(4);
    assertThat(bars.getFirst().decisions()).isOne();
    assertThat(bars.stream().filter(bar -> bar.to() == 2).findFirst().orElseThrow().decisions()).isOne();
    assertThat(bars.stream().filter(bar -> bar.from() == 16).findFirst().orElseThrow().share()).isEqualTo(20 / 22.5, EXACTLY);
  }

  @Test
  void refusesARewardThatCannotBe() {
    assertThatThrownBy(() -> Bandit.summary(List.of(Logged.of(0.5, 0.5, -0.1)))).isInstanceOf(ImpossibleReward.class)
        .hasMessageContaining("-0.1").hasMessageContaining("0.0 to 1.0");
  }

  @Test
  void saysNothingOfAnEmptyLog() {
    var summary = Bandit.summary(List.of());

    assertThat(summary.actions().ips().value()).isNaN();
    assertThat(summary.actions().difference().interval()).isEqualTo(new Interval(-1, 1));
    assertThat(summary.actions().decisionsNeeded()).isInfinite();
  }
}
