package oo.recommender.domain.evaluation;

/**
 * What is settled before a log is read.
 *
 * @param rewards what a reward can be
 * @param alpha probability that an interval is ever wrong
 * @param clip the weight that clipped IPS cuts at
 * @param largestWeight a bound that holds by construction, as 1 / floor; infinite where there is none, and then doubly robust
 *     estimates have no interval
 * @param margin the difference that the target has to surpass, in units of reward
 */
public record Terms(RewardRange rewards, double alpha, double clip, double largestWeight, double margin) {

  public static final Terms STANDARD = new Terms(RewardRange.UNIT, 0.05, 10, Double.POSITIVE_INFINITY, 0);

  public Terms {
    if (!(alpha > 0 && alpha < 1 && clip > 0 && largestWeight >= 1 && margin >= 0)) {
      throw new IllegalArgumentException("an error of 0 to 1, weights above 0 and a margin of at least 0 are needed");
    }
  }

  public Terms rewards(RewardRange range) {
    return new Terms(range, alpha, clip, largestWeight, margin);
  }

  public Terms largestWeight(double bound) {
    return new Terms(rewards, alpha, clip, bound, margin);
  }
}
