package oo.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {

  @Test
  void takesTheNearestRank() {
    var latencies = of(LongStream.rangeClosed(1, 100).map(millis -> (101 - millis) * 1_000_000).toArray());

    assertThat(latencies.milliseconds(0.5)).isEqualTo(50);
    assertThat(latencies.milliseconds(0.99)).isEqualTo(99);
    assertThat(latencies.milliseconds(0.991)).isEqualTo(100);
    assertThat(latencies.milliseconds(1)).isEqualTo(100);
    assertThat(latencies.milliseconds(0.0001)).isEqualTo(1);
  }

  @Test
  void mergesWhatClientsSawIntoOne() {
    var merged = Latencies.merged(List.of(of(5_000_000, 1_000_000), of(), of(3_000_000)));

    assertThat(merged.size()).isEqualTo(3);
    assertThat(merged.milliseconds(0.5)).isEqualTo(3);
    assertThat(merged.milliseconds(1)).isEqualTo(5);
  }

  @Test
  void keepsMoreThanItHadRoomForAtFirst() {
    var latencies = of(LongStream.rangeClosed(1, 5_000).toArray());

    assertThat(latencies.size()).isEqualTo(5_000);
    assertThat(latencies.milliseconds(1)).isEqualTo(0.005);
  }

  @Test
  void hasNoPercentileWithoutRequests() {
    assertThat(of().milliseconds(0.5)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void refusesAShareThatIsNone(double share) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(1).milliseconds(share));
  }

  private static Latencies of(long... nanos) {
    var latencies = new Latencies();
    LongStream.of(nanos).forEach(latencies::add);
    return latencies;
  }
}
