package oo.recommender.domain.policy;

import java.util.Arrays;

/** Every kind alike, and every candidate of a kind alike. */
public final class UniformPolicy implements Policy {

  private static final PolicyId ID = new PolicyId("uniform", 1);

  @Override
  public PolicyId id() {
    return ID;
  }

  @Override
  public Distribution distribution(Features features, ModelSnapshot model) {
    var candidates = features.candidates();
    var counts = candidates.countsByKind();
    int silence = features.silenceIsArm() ? 1 : 0;
    double each = 1.0 / (silence + Arrays.stream(counts).filter(count -> count > 0).count());
    var kinds = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      kinds[k] = counts[k] > 0 ? each : 0;
    }
    var withinKind = new double[candidates.size()];
    for (int i = 0; i < withinKind.length; i++) {
      withinKind[i] = 1.0 / counts[candidates.get(i).kind().ordinal()];
    }
    return new Distribution(candidates, kinds, silence * each, withinKind);
  }
}
