package oo.recommender.domain.policy;

/** The policy that decides, what it has learned, and for which part of the users. */
public record Assignment(Policy policy, ModelSnapshot model, Arm arm) {

  /** For the users of the default arm. */
  public Assignment(Policy policy, ModelSnapshot model) {
    this(policy, model, Arm.DEFAULT);
  }
}
