package oo.recommender.domain.policy;

import java.time.Duration;
import java.time.Instant;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.tip.Ref;
import org.jspecify.annotations.Nullable;

/** {@link FeatureSchema#V1}. */
final class Revision1 implements FeatureAssembler.Revision {

  private static final double MINUTES_OF_DAY = 24 * 60;
  private static final double MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

  @Override
  public void moment(Features features, DecisionContext context) {
    var local = context.local();
    double minuteOfDay = local.getHour() * 60 + local.getMinute();
    double minuteOfWeek = (local.getDayOfWeek().getValue() - 1) * MINUTES_OF_DAY + minuteOfDay;
    double dayAngle = dayAngle(minuteOfDay);
    double weekAngle = 2 * StrictMath.PI * minuteOfWeek / MINUTES_OF_WEEK;
    features.set(ContextFeature.HOUR_OF_DAY, minuteOfDay / 60);
    features.set(ContextFeature.DAY_SIN, StrictMath.sin(dayAngle));
    features.set(ContextFeature.DAY_COS, StrictMath.cos(dayAngle));
    features.set(ContextFeature.WEEK_SIN, StrictMath.sin(weekAngle));
    features.set(ContextFeature.WEEK_COS, StrictMath.cos(weekAngle));
    features.set(ContextFeature.FREE_MINUTES, context.freeMinutes());
    features.set(ContextFeature.EVENT_AHEAD, flag(context.eventAheadToday()));
    features.set(ContextFeature.BUSY_NOW, flag(context.busyUntil() != null));
    features.set(ContextFeature.DAY_LOAD, context.dayLoad());
    features.set(ContextFeature.MINUTES_SINCE_TIP,
        hours(context.lastTipAt(), context.at(), ContextFeature.MINUTES_SINCE_TIP.max() / 60) * 60);
    features.set(ContextFeature.TIPS_TODAY, context.tipsToday());
    features.set(ContextFeature.PUSH, flag(context.trigger() == Trigger.PUSH));
  }

  static double dayAngle(double minuteOfDay) {
    return 2 * StrictMath.PI * minuteOfDay / MINUTES_OF_DAY;
  }

  @Override
  public void candidate(Features features, int i, Candidate candidate, DecisionContext context) {
    var at = context.at();
    features.set(i, CandidateFeature.EFFORT_MINUTES, candidate.effortMinutes());
    features.set(i, CandidateFeature.HAS_DUE, flag(candidate.due() != null));
    features.set(i, CandidateFeature.DUE_IN_HOURS, hours(at, candidate.due(), CandidateFeature.DUE_IN_HOURS.max()));
    features.set(i, CandidateFeature.STARTS_IN_MINUTES,
        hours(at, candidate.startsAt(), CandidateFeature.STARTS_IN_MINUTES.max() / 60) * 60);
    features.set(i, CandidateFeature.PRIORITY, candidate.priority() == 0 ? 0 : (9 - candidate.priority()) / 8.0);
    features.set(i, CandidateFeature.HOURS_SINCE_SHOWN,
        hours(candidate.lastShownAt(), at, CandidateFeature.HOURS_SINCE_SHOWN.max()));
    features.set(i, CandidateFeature.COMES_BACK, flag(candidate.comesBack()));
    features.set(i, CandidateFeature.FROM_TASK, flag(Ref.isTask(candidate.ref())));
    features.set(i, CandidateFeature.FROM_EVENT, flag(Ref.isEvent(candidate.ref())));
    var history = context.kinds().of(candidate.kind());
    features.set(i, CandidateFeature.KIND_OFFERED, history.offered());
    features.set(i, CandidateFeature.KIND_DONE_RATE, history.done() / (history.offered() + 2.0));
    features.set(i, CandidateFeature.KIND_DISMISS_RATE, history.dismissed() / (history.offered() + 2.0));
  }

  static double hours(@Nullable Instant from, @Nullable Instant to, double whenUnknown) {
    return from == null || to == null ? whenUnknown : Duration.between(from, to).toSeconds() / 3600.0;
  }

  static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
