package oo.recommender.domain.policy;

/**
 * The least probability of every arm, so that propensities are bounded away from zero by construction.
 *
 * <p>Of each stage a share is spread evenly over its arms: with {@code n} arms each has at least {@code share / n}. An
 * importance weight is therefore at most {@code kinds * candidates / (KIND_SHARE * CANDIDATE_SHARE)}.
 */
public final class Floor {

  /** Spread over the kinds, silence included where it is one. */
  public static final double KIND_SHARE = 0.10;
  /** Spread over the candidates of one kind. */
  public static final double CANDIDATE_SHARE = 0.10;

  private Floor() {}

  static double keep(double probability, double share, int arms) {
    return (1 - share) * probability + share / arms;
  }
}
