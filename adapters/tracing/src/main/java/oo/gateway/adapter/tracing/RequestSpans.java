package oo.gateway.adapter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import oo.gateway.application.port.RequestObserver;
import oo.gateway.application.port.RequestTraces;
import oo.shared.adapter.tracing.Tracing;
import oo.shared.application.TraceContext;
import org.jspecify.annotations.Nullable;

/** Requests that are recorded, as the first steps in this process, or as the next ones of the caller's trace. */
public final class RequestSpans implements RequestTraces {

  private static final int SERVER_ERROR = 500;

  private final Tracing tracing;

  public RequestSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  public @Nullable Recording begins(@Nullable String traceparent) {
    if (!tracing.takes(traceparent)) {
      return null;
    }
    // Of a newer version of the header only this part is known.
    TraceContext caller = traceparent == null ? null : new TraceContext("00" + traceparent.substring(2));
    Span span = tracing.step(RequestObserver.NO_OPERATION, SpanKind.SERVER, caller).startSpan();
    // After the close there are none.
    return !span.getSpanContext().isValid() ? null : new Recorded(span, Tracing.context(span));
  }

  private record Recorded(Span span, TraceContext context) implements Recording {

    @Override
    public void ends(String operation, int status, @Nullable String problem) {
      span.updateName(operation).setAttribute("http.response.status_code", status);
      if (problem != null) {
        span.setAttribute("error.type", problem);
      }
      if (status >= SERVER_ERROR || status == 0) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }
}
