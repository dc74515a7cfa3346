package oo.recommender.domain.learning;

import static oo.recommender.domain.learning.Lessons.START;
import static oo.recommender.domain.learning.Lessons.input;
import static oo.recommender.domain.learning.Lessons.observation;
import static oo.recommender.domain.learning.Lessons.prior;
import static oo.recommender.domain.learning.Lessons.some;
import static oo.recommender.domain.learning.Lessons.statistics;
import static oo.recommender.domain.learning.Lessons.taught;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.LinearModel;
import org.junit.jupiter.api.Test;

/**
 * How far one user can move what everybody is expected to like.
 *
 * <p>With k hostile answers, each off by at most e of what the model expected, the mean of any input moves by at most e
 * &radic;(k/&sigma;&sup2;) of its standard deviation: of x&#7488;(m&#8321; - m&#8320;) = x&#7488; &Sigma;&#8321; X&#7488; e / &sigma;&sup2; by
 * Cauchy and Schwarz, as X &Sigma;&#8321; X&#7488; is at most &sigma;&sup2;. The deviation falls with what all others answer, k does
 * not grow beyond {@link Learner#MOST_A_DAY} a day, and e is bounded as rewards are.
 */
class PoisoningTest {

  private static final int HONEST = 5_000;

  private static List<Change> honest() {
    return some(HONEST, 1);
  }

  private static LinearModel poisoned(List<Change> hostile) {
    var all = new ArrayList<>(honest());
    all.addAll(hostile);
    return statistics(all).fit(prior());
  }

  private static List<Change> hostile(int days, double[] input, double reward) {
    var hostile = new ArrayList<Change>();
    for (int day = 0; day < days; day++) {
      for (int i = 0; i < Learner.MOST_A_DAY; i++) {
        hostile.add(taught(observation(TipKind.FOCUS, START.plus(Duration.ofDays(99 - day)), input), reward));
      }
    }
    return hostile;
  }

  private static double bound(LinearModel before, double[] input, List<Change> hostile) {
    double weight = statistics(hostile).weight();
    double off = hostile.stream()
        .mapToDouble(each -> Math.abs(each.after().orElseThrow() - before.mean(each.observation().input()))).max().orElseThrow();
    return off * Math.sqrt(before.variance(input) * weight / before.noiseVariance());
  }

  @Test
  void letsNobodyMoveAnyExpectationBeyondTheBound() {
    var random = new Random(7);
    var before = poisoned(List.of());
    for (int attack = 0; attack < 50; attack++) {
      var target = input(random);
      var hostile = hostile(1 + random.nextInt(30), target, attack % 2 == 0 ? 1 : -1);
      var after = poisoned(hostile);
      for (int i = 0; i < 20; i++) {
        var looked = i == 0 ? target : input(random);
        assertThat(Math.abs(after.mean(looked) - before.mean(looked))).isLessThanOrEqualTo(bound(before, looked, hostile));
      }
    }
  }

  @Test
  void changesLittleInADay() {
    var before = poisoned(List.of());
    var random = new Random(3);
    double largest = 0;
    for (int attack = 0; attack < 50; attack++) {
      var target = input(random);
      for (double reward : new double[] {1, -1}) {
        var after = poisoned(hostile(1, target, reward));
        largest = Math.max(largest, Math.abs(after.mean(target) - before.mean(target)));
      }
    }
    assertThat(largest).as("in tips done, of 5,000 honest answers and 20 others").isLessThan(0.1);
  }

  @Test
  void soundsTheAlarmWhenManyTeachTheContrary() {
    var before = poisoned(List.of());
    var target = new double[] {1, 1, 0, 0, 1, 0};

    assertThat(Health.drift(before, poisoned(hostile(1, target, 1)))).isLessThan(Health.HARMFUL_DRIFT);
    assertThat(Health.drift(before, poisoned(hostile(90, target, 1)))).isGreaterThan(Health.HARMFUL_DRIFT);
  }
}
