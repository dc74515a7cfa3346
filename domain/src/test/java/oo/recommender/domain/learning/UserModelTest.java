package oo.recommender.domain.learning;

import static oo.recommender.domain.learning.Lessons.START;
import static oo.recommender.domain.learning.Lessons.difference;
import static oo.recommender.domain.learning.Lessons.prior;
import static oo.recommender.domain.learning.Lessons.taught;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.KindEffects;
import org.junit.jupiter.api.Test;

class UserModelTest {

  private static final double CLOSE = 1e-9;
  private static final double[] PLAIN = {1, 0, 0, 0, 0, 0};

  private static UserModel after(List<Change> changes) {
    var model = UserModel.EMPTY;
    for (var change : changes) {
      model = model.after(change);
    }
    return model;
  }

  private static UserModel answering(TipKind kind, int times, double reward) {
    return after(Collections.nCopies(times, taught(Lessons.observation(kind, START, PLAIN), reward)));
  }

  @Test
  void givesANewUserWhatEverybodyHas() {
    var effects = UserModel.EMPTY.effects(prior(), START);

    assertThat(effects).isEqualTo(KindEffects.EMPTY);
    assertThat(effects.of(TipKind.FOCUS)).isEqualTo(KindEffects.PRIOR);
  }

  @Test
  void shrinksFewAnswersAndBelievesMany() {
    double expected = prior().mean(PLAIN);
    double last = 0;
    for (int answers : new int[] {1, 5, 50, 5_000}) {
      double mean = answering(TipKind.FOCUS, answers, 1).effects(prior(), START).of(TipKind.FOCUS).mean();
      assertThat(mean).isBetween(last, 1 - expected);
      last = mean;
    }
    assertThat(last).isEqualTo(1 - expected, within(0.01));
  }

  @Test
  void isTheConditionalPosteriorOfARandomIntercept() {
    var effect = answering(TipKind.FOCUS, 4, 1).effects(prior(), START).of(TipKind.FOCUS);

    double precision = 1 / KindEffects.PRIOR_VARIANCE + 4 / prior().noiseVariance();
    assertThat(effect.variance()).isEqualTo(1 / precision, within(CLOSE));
    assertThat(effect.mean()).isEqualTo(4 * (1 - prior().mean(PLAIN)) / prior().noiseVariance() / precision, within(CLOSE));
  }

  @Test
  void learnsOfOneKindNothingAboutAnother() {
    var effects = answering(TipKind.FOCUS, 10, -0.5).effects(prior(), START);

    assertThat(effects.of(TipKind.FOCUS).mean()).isNegative();
    assertThat(effects.of(TipKind.BREAK)).isEqualTo(KindEffects.PRIOR);
  }

  @Test
  void returnsToEverybodysValueWhenNothingIsHeardForLong() {
    var model = answering(TipKind.FOCUS, 10, 1);

    var soon = model.effects(prior(), START).of(TipKind.FOCUS);
    var later = model.effects(prior(), START.plus(Duration.ofDays(2_000))).of(TipKind.FOCUS);

    assertThat(later.mean()).isLessThan(soon.mean()).isEqualTo(0, within(1e-6));
    assertThat(later.variance()).isEqualTo(KindEffects.PRIOR_VARIANCE, within(1e-6));
  }

  @Property(tries = 1_000)
  void doesNotDependOnTheOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
    var changes = Lessons.some(count, seed);
    var shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, new Random(seed + 1));

    var one = after(changes);
    var other = after(shuffled);

    assertThat(other.asOf()).isEqualTo(one.asOf());
    one.kinds().forEach((kind, answers) -> {
      var same = other.kinds().get(kind);
      assertThat(same.weight()).isEqualTo(answers.weight(), within(CLOSE));
      assertThat(same.rewards()).isEqualTo(answers.rewards(), within(CLOSE));
      assertThat(difference(same.inputs(), answers.inputs())).isLessThan(CLOSE);
    });
  }

  @Test
  void takesARevisedRewardInPlaceOfTheFirst() {
    var observation = Lessons.observation(TipKind.FOCUS, START, PLAIN);

    var revised = UserModel.EMPTY.after(taught(observation, -0.1))
        .after(new Change(observation, OptionalDouble.of(-0.1), OptionalDouble.of(1)));

    assertThat(revised.effects(prior(), START)).isEqualTo(UserModel.EMPTY.after(taught(observation, 1)).effects(prior(), START));
  }
}
