package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What a collector of traces is told by the running application. */
class TracingIT {

  private static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLERS_SPAN = "00f067aa0ba902b7";

  private static Collector collector;
  private static RunningOo oo;
  private static HttpClient http;

  @BeforeAll
  static void startEverything() {
    collector = new Collector();
    http = HttpClient.newHttpClient();
    oo = RunningOo.start(new Settings.Telemetry(
        Settings.LogFormat.TEXT, Level.INFO, new Settings.Traces(collector.address(), 1, 1_000)));
  }

  @AfterAll
  static void stopEverything() {
    oo.close();
    http.close();
    collector.close();
  }

  @Test
  void followsOneRequestFromTheCallerToTheConsumerOfItsEvent() throws Exception {
    var answer = pull(oo.token("ada"), "traceparent", "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-00");
    assertThat(answer.headers().firstValue("Request-Id")).hasValue(CALLERS_TRACE);

    EndToEnd.eventually(() -> assertThat(collector.ofTrace(CALLERS_TRACE)).extracting(Span::getName)
        .contains("decideTip", "relay recommender", "handle recommender"));
    var served = step(CALLERS_TRACE, "decideTip");
    var relayed = step(CALLERS_TRACE, "relay recommender");
    var handled = step(CALLERS_TRACE, "handle recommender");
    assertThat(Collector.hex(served.getParentSpanId())).isEqualTo(CALLERS_SPAN);
    for (String coalescer : List.of("profiles", "users", "tips")) {
      var waited = step(CALLERS_TRACE, "wait " + coalescer);
      assertThat(waited.getParentSpanId()).as(coalescer).isEqualTo(served.getSpanId());
      var batch = batchOf(waited, coalescer);
      assertThat(batch.getTraceId()).isNotEqualTo(waited.getTraceId());
      assertThat(batch.getParentSpanId().isEmpty()).isTrue();
      assertThat(waited.getLinksList()).singleElement().satisfies(link -> assertThat(link.getSpanId()).isEqualTo(batch.getSpanId()));
      assertThat(waited.getStartTimeUnixNano()).isLessThanOrEqualTo(batch.getStartTimeUnixNano());
    }
    assertThat(relayed.getParentSpanId()).isEqualTo(served.getSpanId());
    assertThat(handled.getParentSpanId()).isEqualTo(relayed.getSpanId());
    assertThat(List.of(served.getKind(), relayed.getKind(), handled.getKind()))
        .containsExactly(SpanKind.SPAN_KIND_SERVER, SpanKind.SPAN_KIND_PRODUCER, SpanKind.SPAN_KIND_CONSUMER);
    assertThat(served.getStartTimeUnixNano()).isLessThan(relayed.getStartTimeUnixNano());
    assertThat(handled.getEndTimeUnixNano()).isLessThanOrEqualTo(relayed.getEndTimeUnixNano());
  }

  @Test
  void beginsATraceWhoseIdIsTheRequestsWhereTheCallerHasNone() throws Exception {
    String id = pull(oo.token("grace")).headers().firstValue("Request-Id").orElseThrow();
    EndToEnd.eventually(() -> assertThat(collector.ofTrace(id)).extracting(Span::getName).contains("decideTip", "handle recommender"));
    assertThat(step(id, "decideTip").getParentSpanId().isEmpty()).isTrue();
  }

  @Test
  void linksABatchToEveryRequestThatIsInIt() throws Exception {
    var tokens = IntStream.range(0, 32).mapToObj(i -> oo.token("user-" + i)).toList();
    for (int round = 0; round < 10; round++) {
      try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
        tokens.forEach(token -> together.submit(() -> pull(token)));
      }
    }
    EndToEnd.eventually(() -> assertThat(collector.steps()).filteredOn(step -> step.getName().equals("batch users"))
        .anySatisfy(batch -> {
          assertThat(batch.getLinksList()).hasSizeGreaterThan(1).hasSize((int) number(batch, "oo.batch.size"));
          assertThat(batch.getLinksList()).extracting(Span.Link::getTraceId).doesNotHaveDuplicates().doesNotContain(batch.getTraceId());
        }));
  }

  @Test
  void saysWhatWentWrongAndNothingOfTheUser() throws Exception {
    String joan = oo.token("joan");
    var wrong = http.send(HttpRequest.newBuilder(URI.create(oo.api() + "/v1/tips/tip_01h455vb4pex5vsknk084sn02q?secret=1"))
        .header("Authorization", "Bearer " + joan).build(), BodyHandlers.ofString());
    String id = wrong.headers().firstValue("Request-Id").orElseThrow();
    EndToEnd.eventually(() -> assertThat(collector.ofTrace(id)).hasSize(1));
    var step = step(id, "getTip");
    assertThat(step.getAttributesList()).anySatisfy(attribute -> {
      assertThat(attribute.getKey()).isEqualTo("error.type");
      assertThat(attribute.getValue().getStringValue()).isEqualTo(wrong.statusCode() == 404 ? "TIP_NOT_FOUND" : "VALIDATION_FAILED");
    });
    pull(joan);
    assertThat(collector.steps().toString()).doesNotContain("secret", "tip_01h455", oo.user("joan").toString(), joan);
  }

  private static Span batchOf(Span waited, String coalescer) {
    var batches = collector.steps().stream().filter(step -> step.getName().equals("batch " + coalescer))
        .filter(step -> step.getLinksList().stream().anyMatch(link ->
            link.getTraceId().equals(waited.getTraceId()) && link.getSpanId().equals(waited.getSpanId()))).toList();
    assertThat(batches).as(coalescer).hasSize(1);
    return batches.getFirst();
  }

  private static long number(Span step, String key) {
    return step.getAttributesList().stream().filter(attribute -> attribute.getKey().equals(key)).findFirst().orElseThrow()
        .getValue().getIntValue();
  }

  private static Span step(String trace, String name) {
    var steps = collector.ofTrace(trace).stream().filter(step -> step.getName().equals(name)).toList();
    assertThat(steps).as(name).hasSize(1);
    return steps.getFirst();
  }

  private static HttpResponse<String> pull(String token, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(oo.api() + "/v1/tips")).POST(BodyPublishers.ofString("{\"trigger\":\"pull\"}"))
        .header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
