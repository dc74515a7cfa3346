package oo.recommender.domain.policy;

import oo.recommender.domain.TipKind;

/** The one place that draws: by inverse distribution function, the kind first, with a seed that the ledger keeps. */
public final class Sampler {

  private static final TipKind[] KINDS = TipKind.values();

  private Sampler() {}

  public static Pick draw(Distribution distribution, long seed) {
    var random = new SplitMix64(seed);
    double forKind = random.nextDouble();
    double forCandidate = random.nextDouble();
    var kind = drawKind(distribution, forKind);
    return kind < 0 ? Pick.SILENCE : new Pick(drawCandidate(distribution, KINDS[kind], forCandidate));
  }

  /** A seed for a second draw at the same decision point, which tells nothing of the first. */
  public static long derivedSeed(long seed, PolicyId forPolicy) {
    return new SplitMix64(seed ^ new SplitMix64(forPolicy.toString().hashCode()).nextLong()).nextLong();
  }

  private static int drawKind(Distribution distribution, double u) {
    double cumulated = 0;
    int last = -1;
    for (int k = 0; k < KINDS.length; k++) {
      double probability = distribution.kind(KINDS[k]);
      if (probability > 0) {
        cumulated += probability;
        last = k;
        if (u < cumulated) {
          return k;
        }
      }
    }
    // Rounding may leave a sliver above the last arm; it is that arm's.
    return distribution.silence() > 0 ? -1 : last;
  }

  private static int drawCandidate(Distribution distribution, TipKind kind, double u) {
    var candidates = distribution.candidates();
    double cumulated = 0;
    int last = -1;
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).kind() == kind) {
        cumulated += distribution.withinKind(i);
        last = i;
        if (u < cumulated) {
          return i;
        }
      }
    }
    return last;
  }
}
