package oo.recommender.domain.rollout;

import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Entropy;

/**
 * What happened to the decisions of one policy.
 *
 * @param decisions that were to be made, failed ones included
 * @param failures that the policy threw on
 * @param slow that took longer than {@link WatchRules#slow}
 * @param spread decisions whose kind was drawn among at least two arms
 * @param entropy sum, over these, of the entropy of the kind as a share of the highest possible
 */
public record Figures(long decisions, long failures, long slow, long spread, double entropy) {

  public static final Figures NONE = new Figures(0, 0, 0, 0, 0);

  /** Of one decision that was made. @param millis how long it took */
  public static Figures made(Distribution drawn, double millis, WatchRules rules) {
    var entropy = Entropy.ofKinds(drawn);
    return new Figures(1, 0, millis > rules.slow() ? 1 : 0, entropy.isPresent() ? 1 : 0, entropy.orElse(0));
  }

  /** Of one decision that failed. */
  public static Figures failed() {
    return new Figures(1, 1, 0, 0, 0);
  }

  public Figures plus(Figures more) {
    return new Figures(
        decisions + more.decisions, failures + more.failures, slow + more.slow, spread + more.spread,
        entropy + more.entropy);
  }

  public double failureShare() {
    return share(failures, decisions);
  }

  public double slowShare() {
    return share(slow, decisions);
  }

  /** 1, the highest, where nothing was drawn. */
  public double meanEntropy() {
    return spread == 0 ? 1 : entropy / spread;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
