package oo.development.rehearsal;

import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;

/** Draws as somebody outside says, to the letter: it keeps no floor of ours, and looks at no model of ours. */
final class OuterPolicy implements Policy {

  private static final int KINDS = TipKind.values().length;

  private final Chooser chooser;

  OuterPolicy(Chooser chooser) {
    this.chooser = chooser;
  }

  @Override
  public PolicyId id() {
    return new PolicyId("outer", 1);
  }

  @Override
  public Distribution distribution(Features features, ModelSnapshot model) {
    var chances = chooser.choose(Questions.of(features));
    if (chances.length != features.size() + (features.silenceIsArm() ? 1 : 0)) {
      throw new IllegalStateException(chances.length + " chances for " + features.size() + " candidates");
    }
    double sum = 0;
    for (double chance : chances) {
      sum += chance;
    }
    var kinds = new double[KINDS];
    for (int i = 0; i < features.size(); i++) {
      kinds[features.kind(i).ordinal()] += chances[i] / sum;
    }
    var counts = new int[KINDS];
    for (int i = 0; i < features.size(); i++) {
      counts[features.kind(i).ordinal()]++;
    }
    var within = new double[features.size()];
    for (int i = 0; i < within.length; i++) {
      int kind = features.kind(i).ordinal();
      within[i] = kinds[kind] > 0 ? chances[i] / sum / kinds[kind] : 1.0 / counts[kind];
    }
    return new Distribution(
        features.candidates(), kinds, features.silenceIsArm() ? chances[features.size()] / sum : 0, within);
  }
}
