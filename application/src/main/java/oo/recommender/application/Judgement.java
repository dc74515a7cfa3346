package oo.recommender.application;

import oo.recommender.domain.evaluation.Beside;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a target, as it is told to people and programs.
 *
 * @param source what the decisions were read from
 * @param target the policy that is judged, in words
 * @param baseline the policy that decided, in words
 * @param beside what each earned with decisions of its own; null where the log has only those of one
 * @param reading how it read; null where that is not told
 */
public record Judgement(
    String source, String target, String baseline, Summary summary, Ruling ruling, @Nullable Beside beside,
    EvaluateLogOutcome.@Nullable Reading reading) {

  /** Whether it is by oO's own ledger, whose rows are decisions and none of them malformed. */
  public boolean ofLedger() {
    return beside != null;
  }
}
