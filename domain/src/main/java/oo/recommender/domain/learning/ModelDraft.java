package oo.recommender.domain.learning;

import java.time.Instant;
import oo.recommender.domain.policy.LinearModel;

/**
 * A model that was fitted and has no version yet.
 *
 * @param rewardDefinition version of the definition that its rewards follow
 * @param observations that it has learned from, whatever they weigh
 */
public record ModelDraft(
    String inputsHash, LinearModel linear, Instant cutAt, int rewardDefinition, long observations, Health health) {

  /** @param before the model that is served until now */
  public static ModelDraft of(
      Statistics statistics, String inputsHash, LinearModel prior, LinearModel before, int rewardDefinition, Instant at) {
    var fitted = statistics.fit(prior);
    return new ModelDraft(
        inputsHash, fitted, at, rewardDefinition, statistics.observations(), Health.of(statistics, before, fitted));
  }
}
