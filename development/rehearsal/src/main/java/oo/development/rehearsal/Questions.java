package oo.development.rehearsal;

import java.util.ArrayList;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;

/** Words a decision so that nobody outside has to know oO's own types. */
final class Questions {

  private static final ContextFeature[] CONTEXT = ContextFeature.values();
  private static final CandidateFeature[] CANDIDATE = CandidateFeature.values();
  private static final double[] NONE = {};

  private Questions() {}

  static Question of(Features features) {
    var context = new double[CONTEXT.length];
    for (int i = 0; i < context.length; i++) {
      context[i] = features.of(CONTEXT[i]);
    }
    var options = new ArrayList<Option>(features.size());
    for (int c = 0; c < features.size(); c++) {
      var row = new double[CANDIDATE.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = features.of(c, CANDIDATE[i]);
      }
      var candidate = features.candidates().get(c);
      options.add(new Option(candidate.ref(), candidate.kind().wireName(), candidate.effortMinutes(), row));
    }
    return new Question(context, options, features.silenceIsArm());
  }

  /** @param withFeatures whether they are of any interest */
  static Question of(DecisionRecord record, FeatureAssembler assembler, boolean withFeatures) {
    if (withFeatures) {
      return of(assembler.assemble(record.context(), record.candidates()));
    }
    var options = record.candidates().candidates().stream()
        .map(candidate -> new Option(candidate.ref(), candidate.kind().wireName(), candidate.effortMinutes(), NONE)).toList();
    return new Question(NONE, options, record.trigger() == Trigger.PUSH);
  }
}
