package oo.recommender.domain.evaluation;

/**
 * What a model of the reward says, in units of reward.
 *
 * @param taken the reward of what was done
 * @param target the reward of the target at this decision point: over all its actions, by their probability
 */
public record Estimates(double taken, double target) {}
