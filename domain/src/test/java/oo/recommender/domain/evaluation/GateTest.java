package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oo.recommender.domain.evaluation.Shortfall.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private static List<Shortfall> refused(Summary summary) {
    return Gate.STANDARD.judge(summary) instanceof Ruling.Refuse(var shortfalls) ? shortfalls : List.of();
  }

  private static List<Measure> measures(Summary summary) {
    return refused(summary).stream().map(Shortfall::measure).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void promotesABetterPolicy(long seed) {
    assertThat(Gate.STANDARD.judge(Bandit.BETTER.summary(20_000, seed))).isEqualTo(new Ruling.Promote());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void refusesAWorsePolicyAndSaysThatMoreDecisionsDoNotHelp(long seed) {
    var shortfalls = refused(Bandit.WORSE.summary(20_000, seed));

    assertThat(shortfalls).singleElement().satisfies(shortfall -> {
      assertThat(shortfall.measure()).isEqualTo(Measure.DIFFERENCE_LOWER_BOUND);
      assertThat(shortfall.actual()).isNegative();
      assertThat(shortfall.moreDecisions()).isNull();
      assertThat(shortfall.remedy()).contains("worse");
    });
  }

  @Test
  void neverPromotesWhatMakesNoDifference() {
    for (long seed = 0; seed < 200; seed++) {
      assertThat(measures(Bandit.NO_DIFFERENCE.summary(2_000, seed))).contains(Measure.DIFFERENCE_LOWER_BOUND);
    }
  }

  @Test
  void refusesTooFewDecisionsAndTellsHowManyMore() {
    var summary = Bandit.BETTER.summary(100, 1);

    assertThat(refused(summary)).filteredOn(each -> each.measure() == Measure.DECISIONS).singleElement().satisfies(each -> {
      assertThat(each.actual()).isEqualTo(100);
      assertThat(each.required()).isEqualTo(500);
      assertThat(each.moreDecisions()).isEqualTo(400);
    });
    assertThat(measures(summary)).contains(Measure.EFFECTIVE_SAMPLE_SIZE, Measure.DIFFERENCE_LOWER_BOUND);
  }

  @Test
  void saysOfAnEmptyLogOnlyThatItIsEmpty() {
    assertThat(refused(Bandit.BETTER.summary(0, 1))).singleElement().satisfies(each -> {
      assertThat(each.measure()).isEqualTo(Measure.DECISIONS);
      assertThat(each.moreDecisions()).isEqualTo(500);
    });
  }

  /** The estimate is put to the test: with as many more, the gate opens; with half of them, it does not yet. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void opensAfterAboutAsManyMoreAsItSaid(long seed) {
    int few = 600;
    var shortfalls = refused(slightlyBetter(few, seed));
    long more = shortfalls.stream().filter(each -> each.moreDecisions() != null).mapToLong(Shortfall::moreDecisions).max().orElseThrow();

    // What chance did to the mean weight is not made chance by repeating it.
    assertThat(measures(repeated(few, (int) Math.ceil((few + more) * 1.05 / few), seed))).isSubsetOf(Measure.MEAN_WEIGHT);
    assertThat(measures(repeated(few, Math.max(1, (int) ((few + more) * 0.5 / few)), seed))).contains(Measure.DIFFERENCE_LOWER_BOUND);
  }

  private static Summary slightlyBetter(int decisions, long seed) {
    return repeated(decisions, 1, seed);
  }

  /** Decisions like these, many times over. */
  private static Summary repeated(int decisions, int times, long seed) {
    var bandit = new Bandit(
        new double[] {0.2, 0.3, 0.5}, new double[] {0.4, 0.3, 0.3}, new double[] {0.40, 0.3, 0.20});
    var log = bandit.log(decisions, seed);
    var evaluation = new Evaluation(Terms.STANDARD);
    for (int i = 0; i < times; i++) {
      log.forEach(evaluation::add);
    }
    return evaluation.summary();
  }

  @Test
  void refusesWhatTheLogNeverDidHoweverMuchThereIsOfIt() {
    var unsupported = new Bandit(new double[] {0.5, 0.5, 0}, new double[] {0.1, 0.1, 0.8}, new double[] {0.2, 0.2, 0.9});

    var shortfalls = refused(unsupported.summary(50_000, 1));

    assertThat(shortfalls).extracting(Shortfall::measure).contains(Measure.MEAN_WEIGHT);
    assertThat(shortfalls).filteredOn(each -> each.measure() == Measure.MEAN_WEIGHT).singleElement()
        .satisfies(each -> assertThat(each.remedy()).contains("explore"));
  }

  @Test
  void refusesWhatTheLogItselfTellsIsUnsupported() {
    var rows = Bandit.BETTER.log(20_000, 1).stream().map(row -> row.unsupported(0.02)).toList();

    assertThat(refused(Bandit.summary(rows))).singleElement().satisfies(each -> {
      assertThat(each.measure()).isEqualTo(Measure.UNSUPPORTED_SHARE);
      assertThat(each.moreDecisions()).isNull();
    });
  }

  @Test
  void refusesASampleThatOneDecisionCarries() {
    var rows = new java.util.ArrayList<>(Bandit.BETTER.log(20_000, 1));
    rows.add(Logged.of(0.0005, 1, 1));

    assertThat(measures(Bandit.summary(rows))).contains(Measure.LARGEST_WEIGHT_SHARE);
  }

  @Test
  void refusesALogWhosePropensitiesCannotBeRight() {
    var rows = Bandit.BETTER.log(20_000, 1).stream()
        .map(row -> Logged.of(row.action().logged() / 2, row.action().target(), row.reward())).toList();

    assertThat(refused(Bandit.summary(rows))).filteredOn(each -> each.measure() == Measure.MEAN_WEIGHT).singleElement()
        .satisfies(each -> assertThat(each.remedy()).contains("propensities cannot be right"));
  }

  @Test
  void asksForTheMarginToo() {
    var evaluation = new Evaluation(new Terms(RewardRange.UNIT, 0.05, 10, Double.POSITIVE_INFINITY, 0.5));
    Bandit.BETTER.log(20_000, 1).forEach(evaluation::add);

    assertThat(measures(evaluation.summary())).containsExactly(Measure.DIFFERENCE_LOWER_BOUND);
  }
}
