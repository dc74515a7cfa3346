package oo.recommender.domain.learning;

import static oo.recommender.domain.learning.Lessons.START;
import static oo.recommender.domain.learning.Lessons.WIDTH;
import static oo.recommender.domain.learning.Lessons.difference;
import static oo.recommender.domain.learning.Lessons.prior;
import static oo.recommender.domain.learning.Lessons.statistics;
import static oo.recommender.domain.learning.Lessons.taught;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.LinearModel;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final double CLOSE = 1e-9;

  @Property(tries = 1_000)
  void doesNotDependOnTheOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    var changes = Lessons.some(count, seed);
    var shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, new Random(seed + 1));

    var one = statistics(changes);
    var other = statistics(shuffled);

    assertThat(other.asOf()).isEqualTo(one.asOf());
    assertThat(other.observations()).isEqualTo(one.observations());
    assertThat(difference(one.sums(), other.sums())).isLessThan(CLOSE);
    assertThat(difference(one.fit(prior()).mean(), other.fit(prior()).mean())).isLessThan(CLOSE);
  }

  /** J. Sherman, W. J. Morrison, "Adjustment of an Inverse Matrix Corresponding to a Change in One Element", 1950. */
  @Property(tries = 200)
  void fitsWhatShermanAndMorrisonUpdateOneByOne(@ForAll long seed, @ForAll @IntRange(min = 0, max = 80) int count) {
    var changes = Lessons.some(count, seed);
    var statistics = statistics(changes);
    double noise = prior().noiseVariance();
    var covariance = prior().covariance();
    var mean = prior().mean();
    for (var change : changes) {
      var input = change.observation().input();
      double weight = Discount.POOLED.between(change.observation().at(), statistics.asOf()) / noise;
      var gain = times(covariance, input);
      double spread = 1 / weight + dot(input, gain);
      double surprise = change.after().getAsDouble() - dot(mean, input);
      for (int i = 0; i < WIDTH; i++) {
        mean[i] += gain[i] * surprise / spread;
        for (int j = 0; j < WIDTH; j++) {
          covariance[i * WIDTH + j] -= gain[i] * gain[j] / spread;
        }
      }
    }

    var fitted = statistics.fit(prior());

    assertThat(difference(fitted.mean(), mean)).isLessThan(CLOSE);
    assertThat(difference(fitted.covariance(), covariance)).isLessThan(CLOSE);
  }

  private static double[] times(double[] matrix, double[] vector) {
    var product = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        product[i] += matrix[i * WIDTH + j] * vector[j];
      }
    }
    return product;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < WIDTH; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  @Property(tries = 200)
  void takesARevisedRewardAsIfItHadNeverBeenAnother(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int count) {
    var changes = Lessons.some(count, seed);
    var revised = changes.get((int) Math.floorMod(seed, (long) count));
    var once = new ArrayList<>(changes);
    once.set(changes.indexOf(revised), taught(revised.observation(), 1));
    var twice = new ArrayList<>(changes);
    twice.add(new Change(revised.observation(), revised.after(), OptionalDouble.of(1)));

    assertThat(difference(statistics(once).sums(), statistics(twice).sums())).isLessThan(CLOSE);
  }

  @Property(tries = 200)
  void forgetsWhatIsTakenOutAgain(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int count) {
    var changes = Lessons.some(count, seed);
    var statistics = statistics(changes);
    var gone = changes.getLast();
    statistics.apply(new Change(gone.observation(), gone.after(), OptionalDouble.empty()));

    var without = statistics(changes.subList(0, count - 1)).sumsAt(statistics.asOf());

    assertThat(statistics.observations()).isEqualTo(count - 1);
    assertThat(difference(statistics.sums(), without)).isLessThan(CLOSE);
  }

  @Test
  void letsAnObservationWeighHalfAfterAHalfLife() {
    var statistics = Statistics.empty(1);
    statistics.apply(taught(Lessons.observation(TipKind.FOCUS, START, 2), 1));
    statistics.apply(taught(Lessons.observation(TipKind.FOCUS, START.plus(Discount.POOLED.halfLife()), 2), 0));

    assertThat(statistics.weight()).isEqualTo(1.5, within(CLOSE));
    assertThat(statistics.sums().vector()[0]).isEqualTo(1.0, within(CLOSE));
    assertThat(statistics.sums().precision()[0]).isEqualTo(6.0, within(CLOSE));
    assertThat(statistics.meanReward()).isEqualTo(0.5 / 1.5, within(CLOSE));
  }

  @Test
  void knowsThePriorBeforeAnythingWasObserved() {
    var fitted = Statistics.empty(WIDTH).fit(prior());

    assertThat(difference(fitted.mean(), prior().mean())).isLessThan(CLOSE);
    assertThat(difference(fitted.covariance(), prior().covariance())).isLessThan(CLOSE);
  }

  @Test
  void findsTheWeightsThatMadeTheRewards() {
    var truth = new double[] {0.1, 0.2, -0.3, 0, 0.4, -0.1};
    var random = new Random(7);
    var statistics = Statistics.empty(WIDTH);
    for (int i = 0; i < 20_000; i++) {
      var input = Lessons.input(random);
      statistics.apply(taught(Lessons.observation(TipKind.FOCUS, START.plus(Duration.ofMinutes(i)), input),
          dot(truth, input) + 0.3 * random.nextGaussian()));
    }

    assertThat(difference(statistics.fit(prior()).mean(), truth)).isLessThan(0.02);
  }

  @Test
  void refusesAPriorOfAnotherWidth() {
    var narrow = new LinearModel(new double[1], new double[] {1}, 1);

    assertThatThrownBy(() -> Statistics.empty(WIDTH).fit(narrow)).isInstanceOf(IllegalArgumentException.class);
  }
}
