package oo.shared.adapter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.List;
import oo.shared.application.RecordedWait;

/**
 * Batches in which there is work of recorded traces. A batch belongs to many traces, so it is a trace of its own; it and
 * the steps that waited for it are linked, both ways.
 */
public final class BatchSpans {

  private static final String SIZE = "oo.batch.size";

  private final Tracing tracing;

  public BatchSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  /** A batch begins; what is returned is run when it has ended. */
  public Runnable begins(String coalescer, int size, List<RecordedWait> recorded) {
    Instant now = Instant.now();
    List<Span> waits = recorded.stream().map(wait -> waiting(coalescer, size, wait, now)).toList();
    var step = tracing.step("batch " + coalescer, SpanKind.INTERNAL, null).setAttribute(SIZE, size);
    waits.forEach(wait -> step.addLink(wait.getSpanContext()));
    Span batch = step.startSpan();
    waits.forEach(wait -> wait.addLink(batch.getSpanContext()));
    return () -> {
      batch.end();
      waits.forEach(Span::end);
    };
  }

  private Span waiting(String coalescer, int size, RecordedWait wait, Instant now) {
    return tracing.step("wait " + coalescer, SpanKind.INTERNAL, wait.trace())
        .setStartTimestamp(now.minusNanos(wait.waitedNanos())).setAttribute(SIZE, size).startSpan();
  }
}
