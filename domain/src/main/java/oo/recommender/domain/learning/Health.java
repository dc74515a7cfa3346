package oo.recommender.domain.learning;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.domain.policy.LinearModel;

/**
 * How a model stands, so that somebody looks when it learns something strange.
 *
 * @param meanReward of what it has learned from, weighted
 * @param meanEntropy of the choices that it has learned from, 0 to 1: see {@link Entropy}
 * @param drift how far it moved from the model before, in standard deviations a weight: see {@link #drift}
 */
public record Health(double meanReward, double meanEntropy, double drift) {

  /**
   * Under the model itself the next mean is spread about this one by at most this one's covariance, so a drift stays
   * below 1; with d weights its square has a standard deviation of at most &radic;(2/d), so 2 is beyond chance.
   */
  public static final double HARMFUL_DRIFT = 2;

  /** The floors alone keep it above about 0.2 with eight kinds and thirty candidates. */
  public static final double HARMFUL_ENTROPY = 0.3;

  public enum Alarm {
    /** What is learned contradicts what was known: hostile or broken feedback, or a change of the world. */
    DRIFT,
    /** Choices have become so certain that little can be learned from them. */
    ENTROPY
  }

  public List<Alarm> alarms() {
    var alarms = new ArrayList<Alarm>();
    // Not the complements: what is no number is to alarm too.
    if (!(drift <= HARMFUL_DRIFT)) {
      alarms.add(Alarm.DRIFT);
    }
    if (!(meanEntropy >= HARMFUL_ENTROPY)) {
      alarms.add(Alarm.ENTROPY);
    }
    return List.copyOf(alarms);
  }

  static Health of(Statistics statistics, LinearModel before, LinearModel after) {
    return new Health(statistics.meanReward(), statistics.meanEntropy(), drift(before, after));
  }

  /** &radic;(&delta;&#7488; &Sigma;&#8315;&sup1; &delta; / d): the Mahalanobis distance of the means under the older model, a weight. */
  static double drift(LinearModel before, LinearModel after) {
    int width = before.width();
    var moved = new double[width];
    for (int i = 0; i < width; i++) {
      moved[i] = after.weight(i) - before.weight(i);
    }
    var scaled = new Cholesky(before.covariance(), width).solve(moved);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += moved[i] * scaled[i];
    }
    return Math.sqrt(Math.max(0, sum) / width);
  }
}
