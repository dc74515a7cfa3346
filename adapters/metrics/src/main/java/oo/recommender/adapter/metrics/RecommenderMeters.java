package oo.recommender.adapter.metrics;

import java.util.List;
import java.util.function.Supplier;
import oo.recommender.application.FollowPolicies;
import oo.recommender.application.PolicyRegistry;
import oo.recommender.application.ShadowPolicies;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Scorer;
import oo.recommender.application.port.Snapshots;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;

/** What the recommender decides. */
public final class RecommenderMeters {

  private final Metrics metrics;

  public RecommenderMeters(Metrics metrics) {
    this.metrics = metrics;
    // It is shown before anybody was asked, and where nobody ever is.
    metrics.timer(Measure.SCORES, MeteredScorer.SCORED);
  }

  /** The same ledger, with everything that is written to it counted. */
  public Decisions observing(Decisions ledger) {
    return new MeteredDecisions(ledger, metrics);
  }

  public void observe(PolicyRegistry registry, FollowPolicies.Counts file) {
    metrics.counted(Measure.POLICY_FILE, file::applied, "applied");
    metrics.counted(Measure.POLICY_FILE, file::refused, "refused");
    metrics.counted(Measure.POLICY_FAILURES, registry::failures);
    metrics.gauge(Measure.ROLLOUT_VERSION, () -> registry.rollout().version());
  }

  /**
   * What is known of models.
   *
   * @param newest first
   * @return looks at them; until then nothing is known
   */
  public Runnable observe(Supplier<List<Snapshots.Kept>> newest) {
    return new ModelMeters(metrics, newest)::look;
  }

  /** The same scorer, with everything that it is asked counted. */
  public Scorer observing(Scorer scorer) {
    return new MeteredScorer(scorer, metrics);
  }

  public void observe(ShadowPolicies shadows) {
    metrics.counted(Measure.SHADOWS, () -> shadows.counts().observed(), "observed");
    metrics.counted(Measure.SHADOWS, () -> shadows.counts().failed(), "failed");
    metrics.counted(Measure.SHADOWS, () -> shadows.counts().shed(), "shed");
    metrics.gauge(Measure.SHADOW_QUEUE, shadows::waiting);
  }
}
