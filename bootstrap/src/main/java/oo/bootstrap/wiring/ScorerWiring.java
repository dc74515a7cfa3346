package oo.bootstrap.wiring;

import java.util.List;
import oo.bootstrap.Settings;
import oo.recommender.adapter.scorer.HttpScorer;
import oo.shared.application.Finding;
import org.jspecify.annotations.Nullable;

/** The process that runs trained models, where there is one. */
final class ScorerWiring {

  private ScorerWiring() {}

  static List<Finding> examine(Settings.@Nullable Scorer settings, String start) throws InterruptedException {
    return settings == null ? List.of(new Finding.Skipped("no scorer is configured"))
        : HttpScorer.examine(config(settings), start);
  }

  private static HttpScorer.Config config(Settings.Scorer settings) {
    return new HttpScorer.Config(
        settings.url(), settings.model(), settings.version(), settings.deadline(), settings.parallel(),
        HttpScorer.Breaker.STANDARD);
  }
}
