package oo.gateway.adapter.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import oo.codegen.http.Reply;
import oo.gateway.application.port.RequestObserver;
import oo.gateway.application.port.RequestTraces;
import oo.shared.adapter.http.ETags;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Overloaded;
import oo.shared.application.TransactionConflict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What every request goes through: id, route, token, scope, quota, contract, handler, answer. */
final class Pipeline implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final HeaderName TRACEPARENT = HeaderNames.create("traceparent");
  private static final HeaderName PREFLIGHT = HeaderNames.create("Access-Control-Request-Method");

  private final Router router;
  private final Guard guard;
  private final Quotas quotas;
  private final Reader reader;
  private final Problems problems;
  private final Cors cors;
  private final RequestObserver observer;
  private final RequestTraces traces;
  private final Semaphore running;
  private volatile boolean stopping;

  /** @param concurrent how many requests may run at the same time */
  Pipeline(
      Router router, Guard guard, Quotas quotas, Reader reader, Problems problems, Cors cors,
      RequestObserver observer, RequestTraces traces, int concurrent) {
    this.running = new Semaphore(concurrent);
    this.router = router;
    this.guard = guard;
    this.quotas = quotas;
    this.reader = reader;
    this.problems = problems;
    this.cors = cors;
    this.observer = observer;
    this.traces = traces;
  }

  /** From now on a connection is closed behind its answer: its client finds another server while this one still serves. */
  void stopping() {
    stopping = true;
  }

  /** What is known of a request while it is served. */
  private static final class Exchange {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String operation = RequestObserver.NO_OPERATION;
    private @Nullable String problem;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    long start = System.nanoTime();
    String caller = RequestIds.valid(header(request, TRACEPARENT));
    RequestTraces.Recording recording = traces.begins(caller);
    String requestId = recording == null ? RequestIds.of(caller) : recording.context().traceId();
    String method = request.prologue().method().text();
    Exchange exchange = new Exchange();
    boolean admitted = running.tryAcquire();
    try (var _ = MDC.putCloseable("request_id", requestId)) {
      Answer answer = recording == null
          ? answer(request, method, requestId, exchange, admitted)
          : recorded(recording, exchange, () -> answer(request, method, requestId, exchange, admitted));
      answer = answer.with(exchange.headers);
      observer.answered(exchange.operation, answer.status(), exchange.problem, System.nanoTime() - start);
      if (stopping || request.headers().containsToken(HeaderValues.EXPECT_100) && !request.continueSent()) {
        answer = answer.with(Map.of("Connection", "close"));
      }
      Sender.send(answer, requestId, method.equals("HEAD"), response);
    } finally {
      if (admitted) {
        running.release();
      }
    }
  }

  private static Answer recorded(RequestTraces.Recording recording, Exchange exchange, Supplier<Answer> work) {
    int status = 0;
    try {
      Answer answer = recording.context().call(work::get);
      status = answer.status();
      return answer;
    } finally {
      recording.ends(exchange.operation, status, exchange.problem);
    }
  }

  private Answer answer(ServerRequest request, String method, String requestId, Exchange exchange, boolean admitted) {
    String path = Target.path(request.prologue().uriPath().rawPath());
    exchange.headers.putAll(cors.headers(header(request, HeaderNames.ORIGIN)));
    try {
      if (!admitted) {
        throw ProblemCode.OVERLOADED.problem("Too many requests run at this moment.").retryAfter(1);
      }
      return route(request, method, path, exchange);
    } catch (ProblemException e) {
      return refused(e, path, requestId, exchange);
    } catch (Overloaded e) {
      return refused(
          ProblemCode.OVERLOADED.problem("Too many requests wait at this moment.").retryAfter(1), path, requestId, exchange);
    } catch (DatabaseUnavailable e) {
      LOG.warn("{}: the database does not answer", exchange.operation, e);
      return refused(
          ProblemCode.UNAVAILABLE.problem("The database does not answer.").retryAfter(2), path, requestId, exchange);
    } catch (TransactionConflict e) {
      return refused(
          ProblemCode.CONTENDED.problem("Too many requests changed the same thing at once."), path, requestId, exchange);
    } catch (CloseConnectionException e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("{} failed", exchange.operation, e);
      return refused(ProblemCode.INTERNAL_ERROR.problem("Something broke on our side; it was logged under "
          + requestId + ".").param("request_id", requestId), path, requestId, exchange);
    }
  }

  private Answer refused(ProblemException problem, String path, String requestId, Exchange exchange) {
    exchange.problem = problem.code().name();
    return problems.answer(problem, path, requestId);
  }

  private Answer route(ServerRequest request, String method, String path, Exchange exchange) throws IOException {
    if (method.equals("OPTIONS") && request.headers().contains(PREFLIGHT)) {
      return cors.preflight(header(request, HeaderNames.ORIGIN));
    }
    return switch (found(method, path)) {
      case Router.Found.Operation found -> serve(request, found, exchange);
      case Router.Found.OtherMethod other when method.equals("OPTIONS") ->
          Answer.empty(204, Map.of("Allow", other.allowed()));
      case Router.Found.OtherMethod other -> throw ProblemCode.METHOD_NOT_ALLOWED
          .problem("This path knows " + other.allowed() + ".").param("allowed", other.allowed())
          .header("Allow", other.allowed());
      case Router.Found.Nothing() -> throw ProblemCode.NOT_FOUND.problem("There is nothing at this path.");
    };
  }

  private Router.Found found(String method, String path) {
    if (!path.startsWith("/") && !path.equals("*")) {
      throw ProblemCode.MALFORMED_REQUEST.problem("The request target is no path.");
    }
    try {
      return router.find(method, path);
    } catch (IllegalArgumentException e) {
      throw ProblemCode.MALFORMED_REQUEST.problem("The path cannot be decoded.");
    }
  }

  private Answer serve(ServerRequest request, Router.Found.Operation found, Exchange exchange) throws IOException {
    Endpoint endpoint = found.endpoint();
    exchange.operation = endpoint.operation().id();
    UUID caller = caller(request, endpoint, exchange);
    String mediaType = Media.preferred(header(request, HeaderNames.ACCEPT), endpoint.produces());
    if (mediaType == null) {
      String supported = String.join(", ", endpoint.produces());
      throw ProblemCode.NOT_ACCEPTABLE.problem("This operation answers " + supported + ".").param("supported", supported);
    }
    RequestCall call = reader.read(request, endpoint, mediaType, found.path(), caller);
    try (Body _ = call.body()) {
      Reply<?> reply = endpoint.handler().handle(call);
      String etag = reply.headers().get("ETag");
      if (etag != null && reply.status() == 200 && endpoint.operation().method().equals("GET")
          && ETags.unchanged(header(request, HeaderNames.IF_NONE_MATCH), etag)) {
        return unchanged(reply, caller, exchange);
      }
      return new Answer(reply.status(), reply.headers(), reply.body() == null ? null : mediaType, bytes(reply));
    }
  }

  private @Nullable UUID caller(ServerRequest request, Endpoint endpoint, Exchange exchange) {
    String scope = endpoint.operation().scope();
    if (scope == null) {
      return null;
    }
    exchange.headers.put("Cache-Control", "no-store");
    var known = guard.known(header(request, HeaderNames.AUTHORIZATION));
    quotas.take(known.user().value(), exchange.headers);
    return guard.allowed(known, scope);
  }

  private Answer unchanged(Reply<?> reply, @Nullable UUID caller, Exchange exchange) {
    if (caller != null) {
      quotas.giveBack(caller, exchange.headers);
    }
    return Answer.empty(304, reply.headers());
  }

  private static byte[] bytes(Reply<?> reply) {
    return switch (reply.body()) {
      case null -> new byte[0];
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      case byte[] bytes -> bytes;
      case Object value -> Json.bytes(value);
    };
  }

  private static @Nullable String header(ServerRequest request, HeaderName name) {
    return request.headers().first(name).orElse(null);
  }
}
