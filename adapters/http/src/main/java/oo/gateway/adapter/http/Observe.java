package oo.gateway.adapter.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oo.gateway.application.port.Exposition;
import oo.gateway.application.port.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Health for those who run the server, and the figures for a monitoring system. Not part of the published API. */
final class Observe {

  private static final Logger LOG = LoggerFactory.getLogger(Observe.class);

  private final List<HealthCheck> checks;
  private final Exposition figures;
  private volatile Phase phase = Phase.STARTING;

  private enum Phase { STARTING, RUNNING, STOPPING }

  Observe(List<HealthCheck> checks, Exposition figures) {
    this.checks = List.copyOf(checks);
    this.figures = figures;
  }

  void register(HttpRouting.Builder routing) {
    routing.get("/observe/health/started", (request, response) -> send(response, phase != Phase.STARTING, Map.of()))
        .get("/observe/health/live", (request, response) -> send(response, true, Map.of()))
        .get("/observe/health/ready", this::ready)
        .get("/observe/metrics", this::metrics)
        .any((request, response) -> response.status(Status.NOT_FOUND_404).send());
  }

  void started() {
    phase = Phase.RUNNING;
  }

  void stopping() {
    phase = Phase.STOPPING;
  }

  private void ready(ServerRequest request, ServerResponse response) {
    Map<String, String> parts = new LinkedHashMap<>();
    boolean down = phase != Phase.RUNNING;
    for (HealthCheck check : checks) {
      HealthCheck.State state = state(check);
      down |= state == HealthCheck.State.DOWN;
      parts.put(check.name(), state.name().toLowerCase(java.util.Locale.ROOT));
    }
    send(response, !down, parts);
  }

  private static HealthCheck.State state(HealthCheck check) {
    try {
      return check.state();
    } catch (RuntimeException e) {
      LOG.warn("health check {} failed", check.name(), e);
      return HealthCheck.State.DOWN;
    }
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    response.headers().set(HeaderNames.CONTENT_TYPE, figures.mediaType());
    response.send(figures.text());
  }

  private static void send(ServerResponse response, boolean up, Map<String, String> checks) {
    response.status(up ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    response.headers().set(HeaderNames.CONTENT_TYPE, Endpoint.JSON);
    response.send(Json.bytes(Map.of("status", up ? "up" : "down", "checks", checks)));
  }
}
