package oo.recommender.domain.policy;

import java.util.Arrays;
import oo.recommender.domain.TipKind;

/**
 * How likely each arm is, in two stages: the kind (silence being one on a push), then the candidate within the kind.
 *
 * <p>Equal only when every probability is equal to the bit.
 */
public final class Distribution {

  private static final double TOLERANCE = 1e-9;

  private final CandidateSet candidates;
  private final double[] kinds;
  private final double silence;
  private final double[] withinKind;

  /**
   * @param kinds probability of each kind, by {@link TipKind#ordinal()}; 0 where it has no candidate
   * @param silence probability of saying nothing, 0 where that is no arm
   * @param withinKind probability of each candidate, given its kind
   * @throws IllegalArgumentException where a stage does not sum to 1
   */
  public Distribution(CandidateSet candidates, double[] kinds, double silence, double[] withinKind) {
    this.candidates = candidates;
    this.kinds = kinds.clone();
    this.silence = silence;
    this.withinKind = withinKind.clone();
    requireWhole();
  }

  public CandidateSet candidates() {
    return candidates;
  }

  public double kind(TipKind kind) {
    return kinds[kind.ordinal()];
  }

  public double silence() {
    return silence;
  }

  public double withinKind(int candidate) {
    return withinKind[candidate];
  }

  public double propensity(int candidate) {
    return kinds[candidates.get(candidate).kind().ordinal()] * withinKind[candidate];
  }

  public double propensity(Pick pick) {
    return pick.isSilence() ? silence : propensity(pick.candidate());
  }

  private void requireWhole() {
    var sums = new double[kinds.length];
    for (int i = 0; i < withinKind.length; i++) {
      sums[candidates.get(i).kind().ordinal()] += withinKind[i];
    }
    double sum = silence;
    for (int k = 0; k < kinds.length; k++) {
      sum += kinds[k];
      requireOne(kinds[k] == 0 ? 1 : sums[k]);
    }
    requireOne(sum);
  }

  private static void requireOne(double sum) {
    // Not the complement of ">": a sum that is no number is to be refused too.
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException("probabilities sum to " + sum);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution that && candidates.equals(that.candidates)
        && Arrays.equals(kinds, that.kinds) && Arrays.equals(withinKind, that.withinKind)
        && Double.doubleToLongBits(silence) == Double.doubleToLongBits(that.silence);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(kinds) + Arrays.hashCode(withinKind);
  }

  @Override
  public String toString() {
    return "Distribution[kinds=" + Arrays.toString(kinds) + ", silence=" + silence + ", withinKind="
        + Arrays.toString(withinKind) + "]";
  }
}
