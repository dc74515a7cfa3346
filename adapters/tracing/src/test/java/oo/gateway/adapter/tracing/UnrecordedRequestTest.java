package oo.gateway.adapter.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.IntStream;
import oo.shared.adapter.tracing.Tracing;
import oo.shared.application.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are not recorded, where others are. */
class UnrecordedRequestTest {

  private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final int TIMES = 200_000;

  @ParameterizedTest
  @CsvSource({"0, 10", "0.000001, 10", "1, 1"})
  void areAllButAFew(double share, int perSecond) {
    try (var tracing = new Tracing(URI.create("http://localhost:1"), share, perSecond)) {
      var requests = new RequestSpans(tracing);
      long recorded = IntStream.range(0, TIMES).filter(i -> requests.begins((i & 1) == 0 ? null : CALLER) != null).count();
      assertThat(recorded).isLessThan(TIMES / 100);
      assertThat(TraceContext.current()).isNull();
    }
  }

  @Test
  void recordsNothingOnceItIsClosed() {
    var tracing = new Tracing(URI.create("http://localhost:1"), 1, 1_000);
    tracing.close();
    assertThat(new RequestSpans(tracing).begins(null)).isNull();
  }
}
