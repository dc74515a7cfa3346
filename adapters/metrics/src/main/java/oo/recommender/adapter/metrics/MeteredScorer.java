package oo.recommender.adapter.metrics;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import oo.recommender.application.port.Scorer;
import oo.recommender.domain.policy.Features;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;

/** Counts what comes of asking, and how long it takes. */
record MeteredScorer(Scorer scorer, Metrics metrics) implements Scorer {

  static final String SCORED = "scored";

  @Override
  public Outcome score(Features features) {
    long began = System.nanoTime();
    var outcome = scorer.score(features);
    metrics.timer(Measure.SCORES, switch (outcome) {
      case Outcome.Scored _ -> SCORED;
      case Outcome.NotScored(var reason) -> reason.name().toLowerCase(Locale.ROOT);
    }).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    return outcome;
  }
}
