package oo.recommender.domain.policy;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;

/** Numbers anywhere in their ranges, at the ends too, whether or not they go together in life; fixed by a seed. */
final class AnyFeatures {

  private static final TipKind[] KINDS = TipKind.values();

  private AnyFeatures() {}

  /** Of so many candidates, each told from the others by its effort. */
  static List<Candidate> candidates(int count, int kinds, long seed) {
    var random = new SplitMix64(seed);
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < count; i++) {
      var kind = KINDS[(int) (random.nextDouble() * kinds)];
      candidates.add(new Candidate("advice:" + i, kind, i, null, null, 0, null, false, false));
    }
    return candidates;
  }

  static Features of(Trigger trigger, List<Candidate> candidates, long seed) {
    var features = new Features(new CandidateSet(candidates));
    var random = new SplitMix64(seed);
    for (var feature : ContextFeature.values()) {
      features.set(feature, any(feature, random));
    }
    features.set(ContextFeature.PUSH, trigger == Trigger.PUSH ? 1 : 0);
    for (int i = 0; i < features.size(); i++) {
      // What it is, never what it is called, decides its numbers.
      var own = new SplitMix64(seed ^ (features.candidates().get(i).effortMinutes() + 1) * 0x9e3779b97f4a7c15L);
      for (var feature : CandidateFeature.values()) {
        features.set(i, feature, any(feature, own));
      }
    }
    return features;
  }

  static Features of(Trigger trigger, int count, long seed) {
    return of(trigger, candidates(count, KINDS.length, seed), seed);
  }

  private static double any(Feature feature, SplitMix64 random) {
    double where = 1.5 * random.nextDouble() - 0.25;
    return feature.cut(feature.min() + where * (feature.max() - feature.min()));
  }
}
