package oo.shared.adapter.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import oo.shared.application.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Records the steps of chosen traces and sends them to a collector, beside the work and never in its way: what the
 * collector does not take in time is dropped. A step says which operation, event or batch it is, and nothing of a user.
 */
public final class Tracing implements AutoCloseable {

  private static final String PATH = "/v1/traces";
  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final long CLOSING_SECONDS = 3;

  private final Sampling sampling;
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * @param endpoint of a collector that speaks OTLP over HTTP, such as {@code http://localhost:4318}
   * @param share of the requests that are recorded, from 0 to 1
   * @param perSecond most requests recorded in a second
   */
  public Tracing(URI endpoint, double share, int perSecond) {
    this.sampling = new Sampling(share, perSecond, System::nanoTime);
    var exporter = OtlpHttpSpanExporter.builder().setEndpoint(address(endpoint)).build();
    this.provider = SdkTracerProvider.builder()
        .setResource(Resource.getDefault().merge(Resource.create(Attributes.builder().put("service.name", "oo").build())))
        // Whether a request is recorded was decided before it gets here.
        .setSampler(Sampler.alwaysOn())
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).setScheduleDelay(OFTEN).build())
        .build();
    this.tracer = provider.get("oo");
  }

  private static String address(URI endpoint) {
    String path = endpoint.getPath();
    return path == null || path.isEmpty() || path.equals("/") ? endpoint.resolve(PATH).toString() : endpoint.toString();
  }

  /** @param traceparent the caller's, valid, or null */
  public boolean takes(@Nullable String traceparent) {
    return sampling.takes(traceparent);
  }

  /** A step below another one; the first of a new trace where there is none. */
  public SpanBuilder step(String name, SpanKind kind, @Nullable TraceContext parent) {
    SpanBuilder step = tracer.spanBuilder(name).setSpanKind(kind);
    return parent == null ? step.setNoParent() : step.setParent(Context.root().with(Span.wrap(spanContext(parent))));
  }

  static SpanContext spanContext(TraceContext context) {
    return SpanContext.createFromRemoteParent(
        context.traceId(), context.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  /** What belongs to a step. */
  public static TraceContext context(Span step) {
    SpanContext context = step.getSpanContext();
    return new TraceContext("00-" + context.getTraceId() + "-" + context.getSpanId() + "-01");
  }

  /** Sends what is left, for some seconds at most. */
  @Override
  public void close() {
    provider.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
  }
}
