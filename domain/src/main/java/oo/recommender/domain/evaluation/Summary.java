package oo.recommender.domain.evaluation;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a log says of a target.
 *
 * @param logged what the logging policy earned
 * @param actions the target's value by the weights of actions
 * @param kinds the same by the weights of their kinds, which are lighter, but right only where within a kind both choose
 *     alike or it makes no difference (marginalised weights: Saito & Joachims 2022); null where not every row has them
 * @param byKind kinds of what was done; beyond the first few all others are one
 * @param byHour of the local day
 * @param looks what was known as the log went on
 */
public record Summary(
    Terms terms, long decisions, Estimate logged, Level actions, @Nullable Level kinds, SortedMap<String, Slice> byKind,
    SortedMap<Integer, Slice> byHour, List<Look> looks, List<WeightBar> weights) {}
