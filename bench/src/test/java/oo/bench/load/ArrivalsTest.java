package oo.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final long SERVED_IN = 100_000;

  private long now;

  /** What one client saw of a server that answers in no time but for one stall; nothing sleeps, the clock is turned. */
  private List<Long> latencies(double perSecond, long seed, long stallAt, long stall) throws InterruptedException {
    now = 1_000;
    var pace = new Arrivals(perSecond, TEN_SECONDS, seed, () -> now, moment -> now = Math.max(now, moment));
    pace.begin();
    long began = now;
    var latencies = new ArrayList<Long>();
    for (long due = pace.next(); due != Pace.OVER; due = pace.next()) {
      now += SERVED_IN;
      if (now - began > stallAt && now - began < stallAt + stall) {
        now = began + stallAt + stall;
      }
      latencies.add(now - due);
    }
    return latencies;
  }

  @Property(tries = 200)
  void countsEveryRequestThatAStallHeldUpFromWhenItWasDue(
      @ForAll long seed, @ForAll @DoubleRange(min = 50, max = 500) double perSecond, @ForAll @IntRange(min = 200, max = 2_000) int stallMillis)
      throws InterruptedException {
    var stalled = latencies(perSecond, seed, Duration.ofSeconds(4).toNanos(), Duration.ofMillis(stallMillis).toNanos());

    long half = stallMillis * 500_000L;
    long late = stalled.stream().filter(latency -> latency > half).count();
    // Everybody who was due in the first half of the stall waited for more than its other half; a closed loop would see one.
    assertThat((double) late).isCloseTo(perSecond * stallMillis / 2_000, Offset.offset(6 * Math.sqrt(perSecond * stallMillis / 2_000) + 2));
    assertThat(stalled).hasSameSizeAs(latencies(perSecond, seed, Long.MAX_VALUE / 2, 0));
  }

  @Test
  void arrivesAtTheRateThatWasAskedForAndAtRandom() throws InterruptedException {
    var latencies = latencies(1_000, 7, Long.MAX_VALUE / 2, 0);

    assertThat((double) latencies.size()).isCloseTo(10_000, Percentage.withPercentage(5));
    // Some become due while another is answered: at even distances nobody would ever wait.
    assertThat(latencies.stream().filter(latency -> latency > SERVED_IN).count()).isBetween(500L, 1_500L);
  }

  @Test
  void countsWhatCouldNotBeAskedInTime() throws InterruptedException {
    now = 0;
    var pace = new Arrivals(100, TEN_SECONDS, 1, () -> now, moment -> now = Math.max(now, moment));
    pace.begin();
    int asked = 0;
    while (pace.next() != Pace.OVER) {
      asked++;
      now += Duration.ofSeconds(1).toNanos();
    }

    assertThat(asked).isBetween(20, 22);
    assertThat((double) asked + pace.unsent()).isCloseTo(1_000, Percentage.withPercentage(15));
  }

  @Test
  void refusesARateOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Pace.arriving(0, TEN_SECONDS, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Pace.arriving(Double.NaN, TEN_SECONDS, 1));
  }
}
