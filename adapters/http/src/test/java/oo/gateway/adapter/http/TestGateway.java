package oo.gateway.adapter.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import oo.codegen.http.Route;
import oo.gateway.application.port.Callers;
import oo.gateway.application.port.HealthCheck;
import oo.shared.domain.UserId;

/** A gateway on a free port, and a client for it. */
final class TestGateway implements AutoCloseable {

  static final String ADA = "ada";
  static final String NOBODY_KNOWS = "unavailable";
  static final String WITHOUT_SCOPES = "scopeless";
  static final String ORIGIN = "https://app.example.com";
  static final Set<String> SCOPES = Set.of("tips:read", "tips:write", "feedback:write", "calendars:read",
      "calendars:write", "preferences:read", "preferences:write", "consents:read", "consents:write");

  final HttpGateway gateway;
  final ContractCheckingClient client;

  TestGateway(List<Route> routes, HttpGateway.Limits limits, List<HealthCheck> checks) {
    gateway = new HttpGateway(new HttpGateway.Config("127.0.0.1", 0, "127.0.0.1", 0,
        URI.create("http://localhost:8080"), Set.of(ORIGIN), limits), TestGateway::identify, routes, checks,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    gateway.start();
    client = new ContractCheckingClient(URI.create("http://127.0.0.1:" + gateway.port()));
  }

  static TestGateway withExamples() {
    return new TestGateway(new ExampleRoutes(Contract.bundled()).routes(), roomy(), List.of());
  }

  static TestGateway with(List<Route> routes) {
    return new TestGateway(routes, roomy(), List.of());
  }

  static HttpGateway.Limits roomy() {
    return HttpGateway.Limits.standard().withRequestsPerMinute(1_000_000);
  }

  // Every other token stands for a user of its own.
  private static Callers.Caller identify(String token) {
    return switch (token) {
      case NOBODY_KNOWS -> new Callers.Caller.Unavailable();
      case "expired" -> new Callers.Caller.Refused("The access token has expired.");
      case WITHOUT_SCOPES -> new Callers.Caller.Known(user(token), Set.of());
      default -> new Callers.Caller.Known(user(token), SCOPES);
    };
  }

  private static UserId user(String token) {
    return new UserId(UUID.nameUUIDFromBytes(token.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
