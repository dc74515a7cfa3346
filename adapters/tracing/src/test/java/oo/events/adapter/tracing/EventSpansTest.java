package oo.events.adapter.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import oo.events.application.port.RecordingConsumer;
import oo.shared.adapter.tracing.Tracing;
import oo.shared.application.Message;
import oo.shared.application.TraceContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class EventSpansTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final Tracing tracing = new Tracing(URI.create("http://localhost:1"), 1, 1_000);
  private final EventSpans spans = new EventSpans(tracing);

  @AfterEach
  void close() {
    tracing.close();
  }

  @Test
  void workOfTheHandlerBelongsToTheTraceOfItsMessageAndSoDoItsLogLines() {
    var seen = new ArrayList<@Nullable Object>();
    var handler = spans.following(new RecordingConsumer("c").wants(_ -> {
      seen.add(TraceContext.current());
      seen.add(MDC.get("trace_id"));
    }, "oo.>")).handler();

    handler.handle(message(Map.of("traceparent", PARENT)));
    assertThat(seen.getFirst()).isInstanceOfSatisfying(TraceContext.class, trace -> {
      assertThat(trace.traceId()).isEqualTo(PARENT.substring(3, 35));
      assertThat(trace.traceparent()).isNotEqualTo(PARENT);
    });
    assertThat(seen.getLast()).isEqualTo(PARENT.substring(3, 35));
    assertThat(MDC.get("trace_id")).isNull();

    seen.clear();
    handler.handle(message(Map.of()));
    handler.handle(message(Map.of("traceparent", "nonsense")));
    assertThat(seen).containsOnlyNulls();
  }

  @Test
  void letsTheFailureOfAHandlerThrough() {
    var consumer = new RecordingConsumer("c");
    var message = message(Map.of("traceparent", PARENT));
    consumer.failAlways(message);
    assertThatIllegalStateException().isThrownBy(() -> spans.following(consumer.wants("oo.>")).handler().handle(message));
  }

  private static Message message(Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("ce-id", "1");
    return new Message(UUID.randomUUID(), "oo.profile.preferences.changed.v1", "x", UUID.randomUUID(), Instant.EPOCH, all, new byte[0]);
  }
}
