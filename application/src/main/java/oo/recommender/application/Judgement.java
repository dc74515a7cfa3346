package oo.recommender.application;

import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a target, as it is told to people and programs.
 *
 * @param source what the decisions were read from
 * @param target the policy that is judged, in words
 * @param baseline the policy that decided, in words
 * @param reading how the log read; null where it was oO's own ledger
 */
public record Judgement(
    String source, String target, String baseline, Summary summary, Ruling ruling,
    EvaluateLogOutcome.@Nullable Reading reading) {}
