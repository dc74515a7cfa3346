package oo.shared.adapter.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private long now = Long.MAX_VALUE - 5;

  @Test
  void takesNoMoreThanSoManyASecondWhateverComes() {
    var sampling = new Sampling(1, 10, () -> now);
    assertThat(taken(sampling, 1_000)).isEqualTo(10);
    pass(Duration.ofMillis(99));
    assertThat(taken(sampling, 100)).isZero();
    pass(Duration.ofMillis(1));
    assertThat(taken(sampling, 100)).isEqualTo(1);
    pass(Duration.ofHours(1));
    assertThat(taken(sampling, 1_000)).isEqualTo(10);
  }

  @Test
  void takesTheShareOfItsOwnAndOfCallersTraces() {
    var sampling = new Sampling(0.25, 1_000_000, () -> now += 1_000_000);
    assertThat(taken(sampling, 20_000)).isBetween(4_500L, 5_500L);
    var random = new Random(7);
    long callers = IntStream.range(0, 20_000).filter(_ -> sampling.takes(traceparent(random.nextLong()))).count();
    assertThat(callers).isBetween(4_500L, 5_500L);
  }

  @Test
  void decidesTheSameOnATraceAgain() {
    var sampling = new Sampling(0.5, 1_000_000, () -> now += 1_000_000);
    var other = new Sampling(0.5, 1_000_000, () -> now);
    var random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      String caller = traceparent(random.nextLong());
      assertThat(other.takes(caller)).isEqualTo(sampling.takes(caller));
    }
  }

  @Test
  void takesNothingOfNoShare() {
    assertThat(taken(new Sampling(0, 10, () -> now), 10_000)).isZero();
  }

  private static long taken(Sampling sampling, int times) {
    return IntStream.range(0, times).filter(_ -> sampling.takes(null)).count();
  }

  private static String traceparent(long low) {
    return "00-%016x%016x-00f067aa0ba902b7-01".formatted(1, low);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
