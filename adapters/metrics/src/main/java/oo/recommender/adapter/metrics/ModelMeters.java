package oo.recommender.adapter.metrics;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import oo.recommender.application.port.Snapshots;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/** The newest model as it was when it was last looked at; not a number before there is one, and where that was not possible. */
final class ModelMeters {

  private final Supplier<List<Snapshots.Kept>> newest;
  private volatile Snapshots.@Nullable Kept known;

  ModelMeters(Metrics metrics, Supplier<List<Snapshots.Kept>> newest) {
    this.newest = newest;
    show(metrics, Measure.MODEL_DRIFT, kept -> kept.draft().health().drift());
    show(metrics, Measure.MODEL_ENTROPY, kept -> kept.draft().health().meanEntropy());
    show(metrics, Measure.MODEL_REWARD, kept -> kept.draft().health().meanReward());
    show(metrics, Measure.MODEL_ALARMS, kept -> kept.draft().health().alarms().size());
    show(metrics, Measure.MODEL_CUT, kept -> kept.draft().cutAt().toEpochMilli() / 1e3);
  }

  private void show(Metrics metrics, Measure measure, ToDoubleFunction<Snapshots.Kept> figure) {
    metrics.gauge(measure, () -> {
      var kept = known;
      return kept == null ? Double.NaN : figure.applyAsDouble(kept);
    });
  }

  void look() {
    try {
      known = newest.get().stream().findFirst().orElse(null);
    } catch (RuntimeException unknown) {
      known = null;
    }
  }
}
