package oo.gateway.adapter.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.IntStream;
import oo.shared.adapter.tracing.Tracing;
import oo.shared.application.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request pays that is not recorded, where others are. */
class UnrecordedRequestTest {

  private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final int TIMES = 200_000;
  private static final int ROUNDS = 15;
  private static final double MOST_NANOS = 2_000;

  @ParameterizedTest
  @CsvSource({"0, 10", "0.000001, 10", "1, 1"})
  void costsLessThanTwoMicroseconds(double share, int perSecond) {
    try (var tracing = new Tracing(URI.create("http://localhost:1"), share, perSecond)) {
      var requests = new RequestSpans(tracing);
      double best = IntStream.range(0, ROUNDS).mapToDouble(_ -> nanosEach(requests)).min().orElseThrow();
      System.out.printf("an unrecorded request costs %.0f ns (share %s, %d a second)%n", best, share, perSecond);
      assertThat(best).isLessThan(MOST_NANOS);
    }
  }

  // A request begins once, and the trace of its thread is asked for by three coalescers and an event.
  private static double nanosEach(RequestSpans requests) {
    int recorded = 0;
    long start = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      recorded += requests.begins((i & 1) == 0 ? null : CALLER) == null ? 0 : 1;
      for (int asked = 0; asked < 4; asked++) {
        recorded += TraceContext.current() == null ? 0 : 1;
      }
    }
    double each = (double) (System.nanoTime() - start) / TIMES;
    assertThat(recorded).isLessThan(TIMES / 100);
    return each;
  }

  @Test
  void recordsNothingOnceItIsClosed() {
    var tracing = new Tracing(URI.create("http://localhost:1"), 1, 1_000);
    tracing.close();
    assertThat(new RequestSpans(tracing).begins(null)).isNull();
  }
}
