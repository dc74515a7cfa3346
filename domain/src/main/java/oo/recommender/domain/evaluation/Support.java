package oo.recommender.domain.evaluation;

/**
 * How much of what the target would do the log has seen.
 *
 * @param effectiveSampleSize (sum of weights)&sup2; / sum of squared weights (Kong 1992): how many decisions of the target's
 *     own would tell as much
 * @param largestWeight of one decision
 * @param largestShare of the whole weight that one decision carries
 * @param meanWeight 1 in expectation: less where the target does what the log never does, more only where propensities are
 *     wrong
 * @param meanWeightError its standard error
 * @param unsupported share of the target's probability on what the log never does, as far as the log tells
 */
public record Support(
    double effectiveSampleSize, double largestWeight, double largestShare, double meanWeight, double meanWeightError,
    double unsupported) {

  private static final double ERRORS = 4;

  /** How far the mean weight is from 1 beyond what chance explains; negative where weight is missing. */
  double weightAstray() {
    double off = meanWeight - 1;
    return Math.abs(off) > ERRORS * meanWeightError ? off : 0;
  }
}
