package oo.recommender.domain.evaluation;

/**
 * How many decisions have a weight above {@code from} and up to {@code to}, and what share of the whole weight they carry.
 * The first bar is of those without weight, the last has no end.
 */
public record WeightBar(double from, double to, long decisions, double share) {}
