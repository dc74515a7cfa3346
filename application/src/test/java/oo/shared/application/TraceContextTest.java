package oo.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void belongsToTheWorkThatItIsGivenAndToNoOther() throws InterruptedException {
    var trace = new TraceContext(PARENT);
    assertThat(TraceContext.current()).isNull();
    trace.call(() -> {
      assertThat(TraceContext.current()).isEqualTo(trace);
      Thread.ofVirtual().start(() -> assertThat(TraceContext.current()).isNull()).join();
      return true;
    });
    assertThat(TraceContext.current()).isNull();
  }

  @Test
  void knowsItsTraceAndItsStep() {
    assertThat(new TraceContext(PARENT).traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(new TraceContext(PARENT).spanId()).isEqualTo("00f067aa0ba902b7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"})
  void passesOverWhatAMessageShouldNotCarry(String carried) {
    assertThat(TraceContext.of(message(carried))).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> new TraceContext(carried));
  }

  @Test
  void readsWhatAMessageCarries() {
    assertThat(TraceContext.of(message(PARENT))).isEqualTo(new TraceContext(PARENT));
  }

  private static Message message(String carried) {
    return new Message(new UUID(0, 1), "oo.x", "x", new UUID(0, 2), Instant.EPOCH, Map.of("traceparent", carried), new byte[0]);
  }
}
