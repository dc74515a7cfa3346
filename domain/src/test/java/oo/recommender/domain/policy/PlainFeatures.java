package oo.recommender.domain.policy;

import java.util.ArrayList;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;

/** Three in the morning, nothing known of the day or of any candidate but its kind: what a test says is all there is. */
final class PlainFeatures {

  private PlainFeatures() {}

  static Features of(Trigger trigger, TipKind... kinds) {
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < kinds.length; i++) {
      candidates.add(new Candidate("advice:" + (char) ('a' + i), kinds[i], 0, null, null, 0, null, false, false));
    }
    var features = new Features(new CandidateSet(candidates));
    features.set(ContextFeature.HOUR_OF_DAY, 3);
    features.set(ContextFeature.FREE_MINUTES, ContextFeature.FREE_MINUTES.max());
    features.set(ContextFeature.MINUTES_SINCE_TIP, ContextFeature.MINUTES_SINCE_TIP.max());
    features.set(ContextFeature.PUSH, trigger == Trigger.PUSH ? 1 : 0);
    for (int i = 0; i < kinds.length; i++) {
      features.set(i, CandidateFeature.EFFORT_MINUTES, 10);
      features.set(i, CandidateFeature.DUE_IN_HOURS, CandidateFeature.DUE_IN_HOURS.max());
      features.set(i, CandidateFeature.STARTS_IN_MINUTES, CandidateFeature.STARTS_IN_MINUTES.max());
      features.set(i, CandidateFeature.HOURS_SINCE_SHOWN, CandidateFeature.HOURS_SINCE_SHOWN.max());
      features.set(i, CandidateFeature.HOURS_SINCE_KIND_SHOWN, CandidateFeature.HOURS_SINCE_KIND_SHOWN.max());
      features.set(i, CandidateFeature.FROM_ADVICE, 1);
      features.set(i, CandidateFeature.KIND_EFFECT_VARIANCE, KindEffects.PRIOR_VARIANCE);
    }
    return features;
  }
}
