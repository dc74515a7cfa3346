package oo.gateway.adapter.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.util.Map;
import oo.gateway.application.port.RequestObserver;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Problems for what never becomes a request: malformed messages, too many or too large ones. */
final class BeforeRouting implements DirectHandler {

  private static final Logger LOG = LoggerFactory.getLogger(BeforeRouting.class);

  private final Problems problems;
  private final HttpGateway.Limits limits;
  private final Cors cors;
  private final RequestObserver observer;

  BeforeRouting(Problems problems, HttpGateway.Limits limits, Cors cors, RequestObserver observer) {
    this.problems = problems;
    this.limits = limits;
    this.cors = cors;
    this.observer = observer;
  }

  @Override
  public TransportResponse handle(
      TransportRequest request, EventType event, Status status, ServerResponseHeaders headers, String message) {
    String requestId = RequestIds.of(request.headers().first(HeaderNames.create("traceparent")).orElse(null));
    // The server calls it an internal error when it cannot make sense of the first line; then it knows no method yet.
    boolean unread = event == EventType.INTERNAL_ERROR && request.method().isEmpty();
    ProblemException problem = problem(unread ? 400 : status.code(), message == null ? "" : message);
    if (problem.code() == ProblemCode.INTERNAL_ERROR) {
      // What the server says of it can quote the request.
      try (var _ = MDC.putCloseable("request_id", requestId)) {
        LOG.error("a request failed before or after its route: {}, status {}", event, status.code());
      }
    }
    Answer answer = problems.answer(problem, instance(Target.path(request.path())), requestId)
        .with(cors.headers(request.headers().first(HeaderNames.ORIGIN).orElse(null)))
        .with(Map.of("Connection", "close"));
    observer.answered(RequestObserver.NO_OPERATION, answer.status(), problem.code().name(), 0);
    Sender.describe(answer, requestId, headers);
    return TransportResponse.builder().status(Status.create(answer.status())).headers(headers).keepAlive(false)
        .entity(answer.body()).build();
  }

  private ProblemException problem(int status, String message) {
    if (status == 413) {
      return Body.tooLarge(limits.uploadBytes());
    }
    if (status == 414 || status == 431 || message.contains("Header size exceeded")) {
      return ProblemCode.HEADERS_TOO_LARGE
          .problem("The request line and the headers may have " + limits.headerBytes() + " bytes each.")
          .param("limit", limits.headerBytes());
    }
    if (status == 503) {
      return ProblemCode.OVERLOADED.problem("Too many requests run at this moment.").retryAfter(1);
    }
    // 505 and 501 as well: an old protocol version or an unknown transfer coding is no failure of ours.
    return status == 500
        ? ProblemCode.INTERNAL_ERROR.problem("Something broke on our side; it was logged.")
        : ProblemCode.MALFORMED_REQUEST.problem("The HTTP message cannot be read.");
  }

  private static String instance(String path) {
    int end = path.indexOf('?');
    return end < 0 ? path : path.substring(0, end);
  }
}
