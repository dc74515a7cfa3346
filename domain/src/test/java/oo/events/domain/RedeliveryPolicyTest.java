package oo.events.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RedeliveryPolicyTest {

  @Property
  void pausesWithinHalfAndWholeOfADoublingBound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 99) int failed) {
    var policy = new RedeliveryPolicy(100, Duration.ofMillis(100), Duration.ofSeconds(30));
    var bound = Math.min(30_000, 100 * Math.pow(2, failed - 1));
    assertThat(policy.pauseAfter(failed, new Random(seed)))
        .hasValueSatisfying(pause -> assertThat((double) pause.toNanos() / 1e6).isBetween(bound / 2, bound));
  }

  @Test
  void parksAfterTheLastAttempt() {
    var policy = new RedeliveryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1));
    var random = new SplittableRandom(1);
    assertThat(policy.pauseAfter(2, random)).isPresent();
    assertThat(policy.pauseAfter(3, random)).isEmpty();
    assertThat(policy.pauseAfter(4, random)).isEmpty();
  }

  @Test
  void drawsDifferentPauses() {
    var random = new SplittableRandom(1);
    assertThat(RedeliveryPolicy.STANDARD.pauseAfter(3, random))
        .isNotEqualTo(RedeliveryPolicy.STANDARD.pauseAfter(3, random));
  }

  @Test
  void refusesNoAttempts() {
    assertThatThrownBy(() -> new RedeliveryPolicy(0, Duration.ofMillis(1), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RedeliveryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
