package oo.bootstrap.wiring;

import java.util.List;
import oo.bootstrap.Settings;
import oo.events.adapter.tracing.EventSpans;
import oo.events.application.port.Bus;
import oo.events.application.port.Subscription;
import oo.gateway.adapter.tracing.RequestSpans;
import oo.gateway.application.port.RequestTraces;
import oo.shared.adapter.metrics.CoalescerMeters;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.tracing.BatchSpans;
import oo.shared.adapter.tracing.Tracing;
import oo.shared.application.RecordedWait;
import org.jspecify.annotations.Nullable;

/** How oO is looked at: metrics always, traces where a collector is named. */
public final class TelemetryWiring implements AutoCloseable {

  private final Metrics metrics = new Metrics();
  private final @Nullable Tracing tracing;

  public TelemetryWiring(Settings.Telemetry settings) {
    Settings.Traces traces = settings.traces();
    this.tracing = traces == null ? null : new Tracing(traces.endpoint(), traces.share(), traces.perSecond());
  }

  Metrics metrics() {
    return metrics;
  }

  RequestTraces requests() {
    return tracing == null ? RequestTraces.NONE : new RequestSpans(tracing);
  }

  Bus following(String module, Bus bus) {
    return tracing == null ? bus : new EventSpans(tracing).following(module, bus);
  }

  Subscription following(Subscription subscription) {
    return tracing == null ? subscription : new EventSpans(tracing).following(subscription);
  }

  /** For all coalescers of this process. */
  Coalescer.Observer batches() {
    var meters = new CoalescerMeters(metrics);
    var spans = tracing == null ? null : new BatchSpans(tracing);
    return new Coalescer.Observer() {
      @Override
      public void begins(String coalescer, int size, int queued, long waitedNanos) {
        meters.begins(coalescer, size, queued, waitedNanos);
      }

      @Override
      public Runnable follows(String coalescer, int size, List<RecordedWait> recorded) {
        return spans == null ? () -> {} : spans.begins(coalescer, size, recorded);
      }
    };
  }

  @Override
  public void close() {
    if (tracing != null) {
      tracing.close();
    }
    metrics.close();
  }
}
