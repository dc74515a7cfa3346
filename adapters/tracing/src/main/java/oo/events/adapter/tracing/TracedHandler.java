package oo.events.adapter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import oo.events.application.port.Subscription;
import oo.shared.adapter.tracing.Tracing;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;
import oo.shared.application.TraceContext;
import org.slf4j.MDC;

/** Records how one consumer handles events of recorded traces; what it does belongs to that step. */
final class TracedHandler implements MessageHandler {

  private final Subscription subscription;
  private final Tracing tracing;

  TracedHandler(Subscription subscription, Tracing tracing) {
    this.subscription = subscription;
    this.tracing = tracing;
  }

  @Override
  public void handle(Message message) {
    TraceContext trace = TraceContext.of(message);
    if (trace == null) {
      subscription.handler().handle(message);
      return;
    }
    Span step = tracing.step("handle " + subscription.consumer(), SpanKind.CONSUMER, trace)
        .setAttribute("messaging.operation.type", "process")
        .setAttribute("messaging.destination.name", message.subject())
        .setAttribute("messaging.message.id", message.id().toString())
        .setAttribute("messaging.consumer.group.name", subscription.consumer())
        .startSpan();
    try (var _ = MDC.putCloseable("trace_id", trace.traceId())) {
      Tracing.context(step).call(() -> {
        subscription.handler().handle(message);
        return Boolean.TRUE;
      });
    } catch (RuntimeException | Error failed) {
      step.setStatus(StatusCode.ERROR).setAttribute("error.type", failed.getClass().getName());
      throw failed;
    } finally {
      step.end();
    }
  }
}
