package oo.bootstrap.wiring;

import java.util.List;
import java.util.function.Function;
import oo.bootstrap.Settings;
import oo.gateway.application.port.HealthCheck;
import oo.recommender.adapter.metrics.RecommenderMeters;
import oo.recommender.adapter.scorer.HttpScorer;
import oo.recommender.application.port.Scorer;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.Features;
import oo.shared.application.Finding;
import org.jspecify.annotations.Nullable;

/** The process that runs trained models, where there is one. */
public final class ScorerWiring implements AutoCloseable {

  private final @Nullable HttpScorer scorer;

  /** @param settings absent where no decision is scored elsewhere */
  public ScorerWiring(Settings.@Nullable Scorer settings) {
    this.scorer = settings == null ? null : new HttpScorer(config(settings));
  }

  /** Scores of one decision's candidates, or null where another policy has to choose. */
  Function<Features, @Nullable CandidateScores> scoring(RecommenderMeters meters) {
    if (scorer == null) {
      return _ -> null;
    }
    var asked = meters.observing(scorer);
    return features -> asked.score(features) instanceof Scorer.Outcome.Scored(var scores) ? scores : null;
  }

  /** It is missed while it rests, but decisions are made without it. */
  public List<HealthCheck> health() {
    return scorer == null ? List.of() : List.of(new HealthCheck() {
      @Override
      public String name() {
        return "scorer";
      }

      @Override
      public State state() {
        return scorer.isResting() ? State.DEGRADED : State.UP;
      }
    });
  }

  static List<Finding> examine(Settings.@Nullable Scorer settings, String start) throws InterruptedException {
    return settings == null ? List.of(new Finding.Skipped("no scorer is configured"))
        : HttpScorer.examine(config(settings), start);
  }

  private static HttpScorer.Config config(Settings.Scorer settings) {
    return new HttpScorer.Config(
        settings.url(), settings.model(), settings.version(), settings.deadline(), settings.parallel(),
        HttpScorer.Breaker.STANDARD);
  }

  @Override
  public void close() {
    if (scorer != null) {
      scorer.close();
    }
  }
}
