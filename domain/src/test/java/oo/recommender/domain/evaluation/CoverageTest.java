package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What intervals promise, tried out: a log that is looked at daily for three months, many times over. */
class CoverageTest {

  private static final int RUNS = 400;
  private static final int DAYS = 90;
  private static final int A_DAY = 40;

  @Test
  void daysOfLooksExcludeTheTruthInAtMostFiveOfAHundredRuns() {
    assertThat(runsEverWrong(Bandit.BETTER, Looked::value, Bandit.BETTER.value())).isLessThanOrEqualTo(0.05);
    assertThat(runsEverWrong(Bandit.BETTER, Looked::difference, Bandit.BETTER.difference())).isLessThanOrEqualTo(0.05);
    assertThat(runsEverWrong(Bandit.BETTER, Looked::clipped, Bandit.BETTER.value())).isLessThanOrEqualTo(0.05);
    assertThat(runsEverWrong(Bandit.NO_DIFFERENCE, Looked::difference, 0)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void heavyWeightsDoNotBreakThem() {
    assertThat(runsEverWrong(Bandit.HEAVY, Looked::value, Bandit.HEAVY.value())).isLessThanOrEqualTo(0.05);
    assertThat(runsEverWrong(Bandit.HEAVY, Looked::difference, Bandit.HEAVY.difference())).isLessThanOrEqualTo(0.05);
  }

  @Test
  void aPlainNormalIntervalThatIsLookedAtDailyIsWrongFarMoreOften() {
    assertThat(runsEverWrong(Bandit.BETTER, Looked::normal, Bandit.BETTER.difference())).isGreaterThan(0.15);
  }

  @Test
  void aModelThatIsFarOffDoesNotMoveTheDoublyRobustIntervalOffTheTruth() {
    assertThat(runsEverWrong(Bandit.BETTER, Looked::doublyRobust, Bandit.BETTER.value())).isLessThanOrEqualTo(0.05);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000})
  void areAtMostTwiceAndAHalfAsWideAsANormalInterval(int decisions) {
    var looked = new Looked();
    Bandit.BETTER.log(decisions, 1).stream().map(Bandit.BETTER::misjudged).forEach(looked::add);

    assertThat(looked.difference().width()).isLessThan(2.5 * looked.normal().width());
    assertThat(looked.difference().width()).isGreaterThan(looked.normal().width());
  }

  /** Rewards that drift: what is bounded is the mean of what was to be expected of each. */
  @Test
  void coversTheMeanOfWhatChangesOverTime() {
    int wrong = 0;
    for (int run = 0; run < RUNS; run++) {
      var random = new SplittableRandom(run);
      var sequence = new ConfidenceSequence(RewardRange.UNIT, 0.05);
      double expected = 0;
      boolean ever = false;
      for (int i = 1; i <= 3_000; i++) {
        double mean = 0.5 + 0.45 * Math.sin(i / 300.0);
        expected += mean;
        sequence.add(random.nextDouble() < mean ? 1 : 0);
        ever |= i % A_DAY == 0 && !sequence.interval().contains(expected / i);
      }
      wrong += ever ? 1 : 0;
    }
    assertThat((double) wrong / RUNS).isLessThanOrEqualTo(0.05);
  }

  private static double runsEverWrong(Bandit bandit, Function<Looked, Interval> interval, double truth) {
    int wrong = 0;
    for (int run = 0; run < RUNS; run++) {
      wrong += everWrong(bandit, new SplittableRandom(7_919L * run), interval, truth) ? 1 : 0;
    }
    return (double) wrong / RUNS;
  }

  private static boolean everWrong(
      Bandit bandit, SplittableRandom random, Function<Looked, Interval> interval, double truth) {
    var looked = new Looked();
    for (int day = 1; day <= DAYS; day++) {
      for (int i = 0; i < A_DAY; i++) {
        looked.add(bandit.misjudged(bandit.draw(random)));
      }
      if (!interval.apply(looked).contains(truth)) {
        return true;
      }
    }
    return false;
  }

  /** The intervals that are compared, over the same rows. */
  private static final class Looked {

    private final Estimators estimators = new Estimators(Terms.STANDARD.largestWeight(10));
    private double sum;
    private double squares;
    private int count;

    void add(Logged row) {
      double difference = (row.action().weight() - 1) * row.reward();
      sum += difference;
      squares += difference * difference;
      count++;
      estimators.add(row.action(), row.reward(), 0, row.estimates());
    }

    Interval value() {
      return estimators.valueInterval();
    }

    Interval clipped() {
      return estimators.clippedInterval();
    }

    Interval difference() {
      return estimators.differenceInterval();
    }

    Interval doublyRobust() {
      return estimators.doublyRobust().interval();
    }

    Interval normal() {
      double mean = sum / count;
      double error = Math.sqrt((squares / count - mean * mean) / count);
      return new Interval(mean - 1.96 * error, mean + 1.96 * error);
    }
  }
}
