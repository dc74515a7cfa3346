package oo.recommender.adapter.scorer;

import java.util.List;
import oo.codegen.scorer.model.Model;
import oo.recommender.domain.policy.ScoringColumns;
import oo.shared.application.Finding;

/** A look at the scorer that is configured: is it there, and does it serve the model with our features? */
record Examination(HttpScorer.Config config, Exchange exchange, String start) {

  List<Finding> findings() throws InterruptedException {
    try {
      var models = ScoreMessage.models(exchange.get("/v1/models"));
      String wanted = config.model() + "@" + config.version();
      return List.of(models.items().stream().filter(this::isWanted).findFirst().map(model -> judged(wanted, model))
          .orElseGet(() -> new Finding.Failure(
              "the scorer does not serve " + wanted + models.refused().stream()
                  .filter(one -> one.folder().equals(config.model() + "/" + config.version()))
                  .map(one -> ": " + one.reason()).findFirst().orElse(""),
              "curl " + config.address() + "/v1/models   # what it serves, and what it refused")));
    } catch (NoScores failed) {
      // Decisions fall back, so that nothing is broken for users.
      return List.of(new Finding.Warning("the scorer at " + config.address() + " does not answer: "
          + failed.getMessage() + "; decisions are made without it", start));
    }
  }

  private boolean isWanted(Model model) {
    return model.name().equals(config.model()) && model.version().equals(config.version());
  }

  private Finding judged(String wanted, Model model) {
    return model.featuresHash().equals(ScoringColumns.hash())
        ? new Finding.Fine("the scorer serves " + wanted + ", trained with the features that oO has")
        : new Finding.Failure("the scorer serves " + wanted + ", which was trained with features of the hash "
            + model.featuresHash() + "; oO has " + ScoringColumns.hash(), start);
  }
}
