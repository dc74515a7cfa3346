package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import oo.bootstrap.wiring.EventsWiring;
import oo.development.servers.NatsServer;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** A trace that crosses JetStream. */
class TracingOverNatsIT {

  @Test
  void followsAnEventToItsConsumerOnTheOtherSide() throws Exception {
    try (var collector = new Collector(); var nats = server(); var oo = running(collector, nats); var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(URI.create(oo.api() + "/v1/tips"))
          .header("Authorization", "Bearer " + oo.token("ada")).header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString("{\"trigger\":\"pull\"}")).build(), BodyHandlers.ofString());
      String trace = answer.headers().firstValue("Request-Id").orElseThrow();

      EndToEnd.eventually(() -> assertThat(collector.ofTrace(trace)).extracting(Span::getName)
          .contains("decideTip", "relay recommender", "handle recommender"));
      var served = step(collector, trace, "decideTip");
      var relayed = step(collector, trace, "relay recommender");
      assertThat(relayed.getParentSpanId()).isEqualTo(served.getSpanId());
      assertThat(step(collector, trace, "handle recommender").getParentSpanId()).isEqualTo(relayed.getSpanId());

      EndToEnd.eventually(() -> assertThat(
          http.send(HttpRequest.newBuilder(URI.create(oo.observe() + "/observe/metrics")).build(), BodyHandlers.ofString()).body())
          .contains("oo_bus_waiting_events{consumer=\"recommender\",module=\"recommender\"} 0.0"));
    }
  }

  private static NatsServer server() {
    return NatsServer.temporary(EventsWiring.permissions().stream()
        .map(user -> new NatsServer.User(user.user(), user.publish(), user.subscribe())).toList());
  }

  private static RunningOo running(Collector collector, NatsServer nats) {
    return RunningOo.start(
        new Settings.Telemetry(Settings.LogFormat.TEXT, Level.INFO, new Settings.Traces(collector.address(), 1, 1_000)),
        new Settings.Nats(List.of(nats.url()), nats.credentials(), nats.certificate(), 1));
  }

  private static Span step(Collector collector, String trace, String name) {
    var steps = collector.ofTrace(trace).stream().filter(step -> step.getName().equals(name)).toList();
    assertThat(steps).as(name).hasSize(1);
    return steps.getFirst();
  }
}
