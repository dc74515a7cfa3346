package oo.integrations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FetchPaceTest {

  @Property
  void comesBackAboutEveryQuarterOfAnHour(@ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
    assertThat(FetchPace.afterAnswer(chance)).isBetween(Duration.ofSeconds(810), Duration.ofSeconds(990));
  }

  @Property
  void neverHastensOrGivesUp(
      @ForAll @IntRange(min = 1) int failures, @ForAll long wished,
      @ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
    assertThat(FetchPace.afterFailure(failures, wished, chance))
        .isBetween(Duration.ofMinutes(15), FetchPace.LONGEST_WISH);
  }

  @Property
  void comesBackWithinADayUnlessItIsAskedNotTo(
      @ForAll @IntRange(min = 1) int failures, @ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
    assertThat(FetchPace.afterFailure(failures, -1, chance)).isLessThanOrEqualTo(FetchPace.LONGEST);
  }

  @Property
  void waitsAsLongAsItIsAskedTo(@ForAll @IntRange(min = 0, max = 604_800) int wished) {
    assertThat(FetchPace.afterFailure(1, wished, 0)).isGreaterThanOrEqualTo(Duration.ofSeconds(wished));
  }
}
