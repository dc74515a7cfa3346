package oo.recommender.domain.policy;

import java.util.Arrays;
import oo.recommender.domain.TipKind;

/**
 * Turns scores into a distribution: softmax over the kinds, each standing for its best candidate, then over the
 * candidates of a kind, each stage mixed with its {@link Floor}.
 *
 * @param kindTemperature and candidateTemperature in units of score; the lower, the surer the best is chosen
 */
record TwoStageSoftmax(double kindTemperature, double candidateTemperature) {

  private static final int KINDS = TipKind.values().length;

  /** @param silence the score of saying nothing; not used where that is no arm */
  Distribution of(Features features, double[] scores, double silence) {
    var best = bestByKind(features, scores);
    var kinds = new double[KINDS];
    var withinKind = new double[scores.length];
    candidateStage(features, scores, best, withinKind);
    double silenceProbability = kindStage(best, features.silenceIsArm(), silence, kinds);
    return new Distribution(features.candidates(), kinds, silenceProbability, withinKind);
  }

  private static double[] bestByKind(Features features, double[] scores) {
    var best = new double[KINDS];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < scores.length; i++) {
      int kind = features.kind(i).ordinal();
      best[kind] = Math.max(best[kind], scores[i]);
    }
    return best;
  }

  private void candidateStage(Features features, double[] scores, double[] best, double[] probabilities) {
    var counts = features.candidates().countsByKind();
    var sums = new double[KINDS];
    for (int i = 0; i < scores.length; i++) {
      int kind = features.kind(i).ordinal();
      probabilities[i] = StrictMath.exp((scores[i] - best[kind]) / candidateTemperature);
      sums[kind] += probabilities[i];
    }
    for (int i = 0; i < scores.length; i++) {
      int kind = features.kind(i).ordinal();
      probabilities[i] = Floor.keep(probabilities[i] / sums[kind], Floor.CANDIDATE_SHARE, counts[kind]);
    }
  }

  private double kindStage(double[] best, boolean silenceIsArm, double silence, double[] probabilities) {
    double top = silenceIsArm ? silence : Double.NEGATIVE_INFINITY;
    int arms = silenceIsArm ? 1 : 0;
    for (double score : best) {
      top = Math.max(top, score);
      arms += score > Double.NEGATIVE_INFINITY ? 1 : 0;
    }
    double silenceWeight = silenceIsArm ? StrictMath.exp((silence - top) / kindTemperature) : 0;
    double sum = silenceWeight;
    for (int k = 0; k < KINDS; k++) {
      probabilities[k] = StrictMath.exp((best[k] - top) / kindTemperature);
      sum += probabilities[k];
    }
    for (int k = 0; k < KINDS; k++) {
      probabilities[k] = best[k] > Double.NEGATIVE_INFINITY
          ? Floor.keep(probabilities[k] / sum, Floor.KIND_SHARE, arms) : 0;
    }
    return silenceIsArm ? Floor.keep(silenceWeight / sum, Floor.KIND_SHARE, arms) : 0;
  }
}
