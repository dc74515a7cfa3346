package oo.recommender.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.policy.Arm;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class ArmsTest {

  private static final int USERS = 40_000;

  private static UserId user(long number) {
    return new UserId(new UUID(0x8000, number));
  }

  private static double share(Arms arms, Arm arm) {
    return (double) LongStream.range(0, USERS).filter(number -> arms.of(user(number)) == arm).count() / USERS;
  }

  @Property
  void keepsAUserInAnArmThatGrows(
      @ForAll long number, @ForAll @IntRange(max = 100) int holdout, @ForAll @IntRange(max = 100) int percent,
      @ForAll @IntRange(max = 100) int more) {
    var before = new Arms("salt", holdout, Math.min(percent, more)).of(user(number));
    var after = new Arms("salt", holdout, Math.max(percent, more)).of(user(number));

    if (before != Arm.DEFAULT) {
      assertThat(after).isEqualTo(before);
    }
  }

  @Property
  void takesTheHoldoutFromTheSameUsersWhateverIsTried(
      @ForAll long number, @ForAll @IntRange(max = 100) int holdout, @ForAll @IntRange(max = 100) int percent) {
    assertThat(new Arms("salt", holdout, percent).of(user(number)) == Arm.HOLDOUT)
        .isEqualTo(new Arms("salt", holdout, 0).of(user(number)) == Arm.HOLDOUT);
  }

  @Test
  void givesEachArmItsShare() {
    var arms = new Arms("oo", 5, 10);

    assertThat(share(arms, Arm.HOLDOUT)).isCloseTo(0.05, within(0.006));
    assertThat(share(arms, Arm.CANDIDATE)).isCloseTo(0.095, within(0.008));
  }

  @Test
  void dealsAnewWithAnotherSalt() {
    var one = new Arms("one", 0, 50);
    var other = new Arms("other", 0, 50);

    double alike = (double) LongStream.range(0, USERS).filter(number -> one.of(user(number)) == other.of(user(number))).count() / USERS;
    assertThat(alike).isCloseTo(0.5, within(0.015));
  }

  @Test
  void leavesNobodyOutAtTheEnds() {
    assertThat(share(new Arms("oo", 0, 0), Arm.DEFAULT)).isEqualTo(1);
    assertThat(share(new Arms("oo", 0, 100), Arm.CANDIDATE)).isEqualTo(1);
    assertThat(share(new Arms("oo", 100, 100), Arm.HOLDOUT)).isEqualTo(1);
  }

  /** Written down: a user must not change arms when oO is upgraded. */
  @Test
  void placesUsersWhereItAlwaysDid() {
    var arms = new Arms("oo", 20, 50);

    assertThat(LongStream.range(0, 12).mapToObj(number -> arms.of(user(number)).wireName().charAt(0)))
        .containsExactly(PLACES);
  }

  private static final Character[] PLACES = {'c', 'c', 'd', 'd', 'd', 'h', 'd', 'h', 'h', 'c', 'c', 'h'};

  @Test
  void refusesWhatIsNoPercentage() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Arms("oo", -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Arms("oo", 0, 101));
  }
}
