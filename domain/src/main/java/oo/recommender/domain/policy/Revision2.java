package oo.recommender.domain.policy;

import static oo.recommender.domain.policy.Revision1.flag;
import static oo.recommender.domain.policy.Revision1.hours;

import oo.recommender.domain.Device;
import oo.recommender.domain.state.KindHistory;
import oo.recommender.domain.tip.Ref;

/** {@link FeatureSchema#V2}: all of revision 1, and what was appended. */
final class Revision2 implements FeatureAssembler.Revision {

  private final Revision1 before = new Revision1();

  @Override
  public void moment(Features features, DecisionContext context) {
    before.moment(features, context);
    var local = context.local();
    double twice = 2 * Revision1.dayAngle(local.getHour() * 60 + local.getMinute());
    features.set(ContextFeature.DAY2_SIN, StrictMath.sin(twice));
    features.set(ContextFeature.DAY2_COS, StrictMath.cos(twice));
    features.set(ContextFeature.LOAD_SO_FAR, context.loadSoFar());
    features.set(ContextFeature.LOAD_TO_COME, context.loadToCome());
    features.set(ContextFeature.DEVICE_MOBILE, flag(context.device() == Device.MOBILE));
    features.set(ContextFeature.DEVICE_DESKTOP, flag(context.device() == Device.DESKTOP));
    features.set(ContextFeature.DOSE, context.kinds().dose() / (double) KindHistory.TIP);
    features.set(ContextFeature.CALENDAR_KNOWN, flag(context.calendarKnown()));
  }

  @Override
  public void candidate(Features features, int i, Candidate candidate, DecisionContext context) {
    before.candidate(features, i, candidate, context);
    var at = context.at();
    var due = candidate.due();
    features.set(i, CandidateFeature.OVERDUE, flag(due != null && due.isBefore(at)));
    features.set(i, CandidateFeature.AGE_DAYS, hours(candidate.createdAt(), at, 0) / 24);
    features.set(i, CandidateFeature.FROM_ADVICE, flag(Ref.isAdvice(candidate.ref())));
    var history = context.kinds().of(candidate.kind());
    features.set(i, CandidateFeature.KIND_DONE_DECAYED, history.decayed().doneRate());
    features.set(i, CandidateFeature.KIND_SNOOZE_DECAYED, history.decayed().snoozeRate());
    features.set(i, CandidateFeature.KIND_DISMISS_DECAYED, history.decayed().dismissRate());
    features.set(i, CandidateFeature.HOURS_SINCE_KIND_SHOWN,
        hours(history.lastOfferedAt(), at, CandidateFeature.HOURS_SINCE_KIND_SHOWN.max()));
    var effect = context.effects().of(candidate.kind());
    features.set(i, CandidateFeature.KIND_EFFECT, effect.mean());
    features.set(i, CandidateFeature.KIND_EFFECT_VARIANCE, effect.variance());
  }
}
