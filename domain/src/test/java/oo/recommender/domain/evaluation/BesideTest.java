package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.UUID;
import oo.shared.domain.UserId;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BesideTest {

  private static final Terms TERMS = Terms.STANDARD.rewards(RewardRange.SIGNED);

  private static Earned earned(int decisions, double share, long seed) {
    var random = new SplittableRandom(seed);
    var sums = Beside.sums(TERMS);
    for (int i = 0; i < decisions; i++) {
      sums.add(new UserId(new UUID(seed, i % 7)), random.nextDouble() < share ? 1 : -0.2);
    }
    return sums.sum();
  }

  @Test
  void tellsADifferenceThatIsOne() {
    var difference = new Beside(earned(2_000, 0.6, 1), earned(2_000, 0.3, 2)).difference();

    assertThat(difference.value()).isEqualTo(0.36, within(0.05));
    assertThat(difference.interval().lower()).isPositive();
    assertThat(difference.interval().contains(0.36)).isTrue();
  }

  @Test
  void isWrongAboutNoDifferenceNoOftenerThanItPromises() {
    int wrong = 0;
    for (int run = 0; run < 200; run++) {
      wrong += new Beside(earned(400, 0.5, run), earned(400, 0.5, 1_000 + run)).difference().interval().contains(0) ? 0 : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(10);
  }

  @Test
  void knowsNothingWhereThereIsNothing() {
    var beside = new Beside(earned(100, 0.5, 1), earned(0, 0.5, 2));

    assertThat(beside.baseline().users()).isZero();
    assertThat(beside.difference().value()).isNaN();
    assertThat(beside.difference().interval().contains(0)).isTrue();
  }

  @Test
  void countsUsersInMemoryThatDoesNotGrow() {
    for (int users : new int[] {1, 100, 100_000, 2_000_000}) {
      var ordered = new Distinct();
      var random = new Distinct();
      var bits = new SplittableRandom(users);
      for (int i = 0; i < users; i++) {
        // Twice each, and ids that differ in few bits, as those of one moment do.
        var id = new UUID(7L << 16, i);
        ordered.add(id);
        ordered.add(id);
        random.add(new UUID(bits.nextLong(), bits.nextLong()));
      }
      assertThat(ordered.count()).isCloseTo(users, Percentage.withPercentage(1));
      assertThat(random.count()).isCloseTo(users, Percentage.withPercentage(1));
    }
  }
}
