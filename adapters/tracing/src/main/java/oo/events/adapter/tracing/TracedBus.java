package oo.events.adapter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import oo.events.application.port.Bus;
import oo.events.application.port.Subscription;
import oo.shared.adapter.tracing.Tracing;
import oo.shared.application.Message;
import oo.shared.application.TraceContext;

/** Records how one relay publishes events of recorded traces; who handles them comes below that step. */
final class TracedBus implements Bus {

  private final Bus bus;
  private final Tracing tracing;
  private final String module;

  TracedBus(Bus bus, Tracing tracing, String module) {
    this.bus = bus;
    this.tracing = tracing;
    this.module = module;
  }

  @Override
  public void publish(List<Message> messages) {
    if (messages.stream().noneMatch(message -> message.headers().containsKey(TraceContext.HEADER))) {
      bus.publish(messages);
      return;
    }
    var steps = new ArrayList<Span>();
    var sent = new ArrayList<Message>(messages.size());
    for (Message message : messages) {
      TraceContext trace = TraceContext.of(message);
      sent.add(trace == null ? message : below(message, trace, messages.size(), steps));
    }
    try {
      bus.publish(sent);
    } catch (RuntimeException failed) {
      steps.forEach(step -> step.setStatus(StatusCode.ERROR).setAttribute("error.type", failed.getClass().getName()));
      throw failed;
    } finally {
      steps.forEach(Span::end);
    }
  }

  private Message below(Message message, TraceContext trace, int batch, List<Span> steps) {
    Span step = tracing.step("relay " + module, SpanKind.PRODUCER, trace)
        .setAttribute("messaging.operation.type", "send")
        .setAttribute("messaging.destination.name", message.subject())
        .setAttribute("messaging.message.id", message.id().toString())
        .setAttribute("messaging.batch.message_count", batch)
        .startSpan();
    steps.add(step);
    var headers = new HashMap<>(message.headers());
    headers.put(TraceContext.HEADER, Tracing.context(step).traceparent());
    return new Message(
        message.id(), message.subject(), message.type(), message.key(), message.occurredAt(), headers, message.payload());
  }

  @Override
  public void subscribe(Subscription subscription) {
    bus.subscribe(subscription);
  }

  @Override
  public boolean remembers(String module) {
    return bus.remembers(module);
  }

  @Override
  public void beginAnew(String module) {
    bus.beginAnew(module);
  }
}
