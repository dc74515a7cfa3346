package oo.gateway.adapter.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import oo.codegen.http.Route;
import oo.codegen.http.api.DiscoveryService;
import oo.gateway.application.port.Callers;
import oo.gateway.application.port.Exposition;
import oo.gateway.application.port.HealthCheck;
import oo.gateway.application.port.RequestObserver;
import oo.gateway.application.port.RequestTraces;

/** The HTTP face: one listener for the published API, one for health and metrics. */
public final class HttpGateway implements AutoCloseable {

  private static final String OBSERVE = "observe";
  private static final Duration IDLE_CHECKS = Duration.ofSeconds(1);

  private final Config config;
  private final WebServer server;
  private final Observe observe;
  private final Pipeline pipeline;

  /**
   * @param host address to listen on for the API
   * @param port its port; 0 for any free one
   * @param observeHost address to listen on for health and metrics, which need no token
   * @param observePort its port; 0 for any free one
   * @param publicUrl where clients reach the API, without a slash at the end
   * @param allowedOrigins origins of web pages that may read the answers; {@code *} for all
   */
  public record Config(
      String host, int port, String observeHost, int observePort, URI publicUrl, Set<String> allowedOrigins,
      Limits limits) {

    public Config {
      allowedOrigins = Set.copyOf(allowedOrigins);
    }
  }

  /**
   * @param connections open at the same time
   * @param concurrentRequests served at the same time
   * @param requestsPerMinute of one user
   * @param headerBytes of a request's headers, and of its first line
   * @param jsonBytes of a JSON body
   * @param uploadBytes of any other body
   * @param idleTimeout how long a request may take, its arrival included, and a connection may be without one
   * @param notice how long the server still serves, not ready any more, before it stops: balancers need time to see it
   * @param grace how long running requests may go on when the server stops, after the notice
   */
  public record Limits(
      int connections, int concurrentRequests, long requestsPerMinute, int headerBytes, long jsonBytes,
      long uploadBytes, Duration idleTimeout, Duration notice, Duration grace) {

    public static Limits standard() {
      return new Limits(4_096, 1_024, 600, 16 * 1024, 64 * 1024, 10 * 1024 * 1024, Duration.ofSeconds(60),
          Duration.ZERO, Duration.ofSeconds(4));
    }

    public Limits withRequestsPerMinute(long requests) {
      return new Limits(connections, concurrentRequests, requests, headerBytes, jsonBytes, uploadBytes, idleTimeout,
          notice, grace);
    }

    public Limits withNotice(Duration longer) {
      return new Limits(connections, concurrentRequests, requestsPerMinute, headerBytes, jsonBytes, uploadBytes,
          idleTimeout, longer, grace);
    }
  }

  /**
   * Makes the server ready to start.
   *
   * @param routes of all modules; those that describe the API itself are added here
   * @throws IllegalStateException when an operation of the contract has no route, or two
   */
  public HttpGateway(
      Config config, Callers callers, List<Route> routes, List<HealthCheck> checks, RequestObserver observer,
      RequestTraces traces, Exposition figures) {
    this.config = config;
    Contract contract = Contract.bundled();
    Problems problems = new Problems(contract, config.publicUrl());
    List<Route> all = new ArrayList<>(routes);
    all.addAll(DiscoveryService.routes(new DiscoveryRoutes(contract, problems, config.publicUrl())));
    List<Endpoint> endpoints = Endpoints.of(contract, new Rules(contract), all);
    Cors cors = new Cors(config.allowedOrigins(), contract);
    this.pipeline = new Pipeline(new Router(endpoints), new Guard(callers),
        new Quotas(config.limits().requestsPerMinute()), new Reader(config.limits()), problems, cors, observer, traces,
        config.limits().concurrentRequests());
    DirectHandlers failures = failures(new BeforeRouting(problems, config.limits(), cors, observer));
    this.observe = new Observe(checks, figures);
    WebServerConfig.Builder builder = WebServer.builder().shutdownHook(false)
        .putSocket(OBSERVE, socket -> listen(socket.name(OBSERVE), config.observeHost(), config.observePort(),
            config.limits(), failures).routing(observe::register));
    listen(builder, config.host(), config.port(), config.limits(), failures)
        .routing(HttpRouting.builder().any(pipeline));
    this.server = builder.build();
  }

  private static DirectHandlers failures(DirectHandler handler) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, handler);
    }
    return handlers.build();
  }

  private static <B extends ListenerConfig.BuilderBase<B, ?>> B listen(
      B listener, String host, int port, Limits limits, DirectHandlers failures) {
    return listener.host(host).port(port)
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
        .protocolsDiscoverServices(false)
        .addConnectionSelector(new Impatient(Http1ConnectionSelector.builder().config(Http1Config.builder()
            .maxHeadersSize(limits.headerBytes()).maxPrologueLength(limits.headerBytes()).build()).build(),
            limits.idleTimeout()))
        .maxTcpConnections(limits.connections())
        // The pipeline refuses first, with more to say; this is for what it never gets to see.
        .maxConcurrentRequests(limits.concurrentRequests() * 2)
        // A body somewhat over the limit is read to its end, so that the client gets to see the answer.
        .maxPayloadSize(limits.uploadBytes() * 2)
        .idleConnectionTimeout(limits.idleTimeout())
        .idleConnectionPeriod(IDLE_CHECKS)
        .shutdownGracePeriod(limits.grace())
        .errorHandling(ErrorHandling.builder().includeEntity(true).build())
        .directHandlers(failures);
  }

  /**
   * Listens from now on.
   *
   * @throws java.io.UncheckedIOException with a {@link java.net.BindException} when a port is taken
   */
  public void start() {
    Listening.check(config.host(), config.port());
    Listening.check(config.observeHost(), config.observePort());
    server.start();
    if (!server.isRunning()) {
      throw new IllegalStateException("the HTTP server did not start, and has logged why");
    }
    observe.started();
  }

  public int port() {
    return server.port();
  }

  public int observePort() {
    return server.port(OBSERVE);
  }

  /**
   * Says that it is not ready, and for the time of the notice serves as before, but every connection only once more;
   * then takes no more requests and waits for those that run.
   */
  @Override
  public void close() {
    observe.stopping();
    pipeline.stopping();
    if (server.isRunning()) {
      pause(config.limits().notice());
      server.stop();
    }
  }

  private static void pause(Duration notice) {
    try {
      Thread.sleep(notice);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
