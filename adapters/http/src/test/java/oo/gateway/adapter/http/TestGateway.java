package oo.gateway.adapter.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oo.codegen.http.Route;
import oo.gateway.application.port.Callers;
import oo.gateway.application.port.Exposition;
import oo.gateway.application.port.HealthCheck;
import oo.gateway.application.port.RequestObserver;
import oo.gateway.application.port.RequestTraces;
import oo.shared.domain.UserId;

/** A gateway on a free port of this machine, and a client for it. */
public final class TestGateway implements AutoCloseable {

  public static final String ADA = "ada";
  static final String NOBODY_KNOWS = "unavailable";
  static final String WITHOUT_SCOPES = "scopeless";
  static final String ORIGIN = "https://app.example.com";
  /** A token with the scopes that users need, and no other. */
  public static final String ONLY_A_USER = "only-a-user";
  static final Set<String> USERS_SCOPES = Set.of("tips:read", "tips:write", "feedback:write", "calendars:read",
      "calendars:write", "preferences:read", "preferences:write", "consents:read", "consents:write");
  static final Set<String> SCOPES = Stream.concat(USERS_SCOPES.stream(), Stream.of("operator:read", "operator:write"))
      .collect(Collectors.toUnmodifiableSet());

  /** What the gateway told of its answers: operation, status and problem. */
  final List<String> answered = new CopyOnWriteArrayList<>();
  final HttpGateway gateway;
  final ContractCheckingClient client;

  TestGateway(List<Route> routes, HttpGateway.Limits limits, List<HealthCheck> checks) {
    gateway = new HttpGateway(new HttpGateway.Config("127.0.0.1", 0, "127.0.0.1", 0,
        URI.create("http://localhost:8080"), Set.of(ORIGIN), limits), TestGateway::identify, routes, checks,
        observer(), RequestTraces.NONE, figures());
    gateway.start();
    client = new ContractCheckingClient(URI.create("http://127.0.0.1:" + gateway.port()));
  }

  private RequestObserver observer() {
    return (operation, status, problem, nanos) -> answered.add(operation + " " + status + " " + problem);
  }

  private static Exposition figures() {
    return new Exposition() {
      @Override
      public String mediaType() {
        return "text/plain; version=0.0.4; charset=utf-8";
      }

      @Override
      public String text() {
        return "up 1\n";
      }
    };
  }

  static TestGateway withExamples() {
    return new TestGateway(new ExampleRoutes(Contract.bundled()).routes(), roomy(), List.of());
  }

  static TestGateway with(List<Route> routes) {
    return new TestGateway(routes, roomy(), List.of());
  }

  /** A gateway with these routes; all other operations answer what the contract gives as an example. */
  public static TestGateway serving(List<Route> own) {
    Set<String> ids = own.stream().map(route -> route.operation().id()).collect(Collectors.toSet());
    List<Route> routes = new ArrayList<>(own);
    new ExampleRoutes(Contract.bundled()).routes().stream().filter(route -> !ids.contains(route.operation().id()))
        .forEach(routes::add);
    return with(routes);
  }

  public ContractCheckingClient client() {
    return client;
  }

  /** Whom a token stands for; every token is a user of its own, with all scopes. */
  public static UUID user(String token) {
    return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
  }

  static HttpGateway.Limits roomy() {
    return HttpGateway.Limits.standard().withRequestsPerMinute(1_000_000);
  }

  private static Callers.Caller identify(String token) {
    return switch (token) {
      case NOBODY_KNOWS -> new Callers.Caller.Unavailable();
      case "expired" -> new Callers.Caller.Refused("The access token has expired.");
      case WITHOUT_SCOPES -> new Callers.Caller.Known(new UserId(user(token)), Set.of());
      case ONLY_A_USER -> new Callers.Caller.Known(new UserId(user(token)), USERS_SCOPES);
      default -> new Callers.Caller.Known(new UserId(user(token)), SCOPES);
    };
  }


  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
