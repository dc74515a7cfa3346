package oo.recommender.domain.policy;

/** The policy that decides, and what it has learned. */
public record Assignment(Policy policy, ModelSnapshot model) {}
