package oo.recommender.domain.policy;

import static oo.recommender.domain.policy.CandidateFeature.COMES_BACK;
import static oo.recommender.domain.policy.CandidateFeature.DUE_IN_HOURS;
import static oo.recommender.domain.policy.CandidateFeature.EFFORT_MINUTES;
import static oo.recommender.domain.policy.CandidateFeature.HAS_DUE;
import static oo.recommender.domain.policy.CandidateFeature.HOURS_SINCE_SHOWN;
import static oo.recommender.domain.policy.CandidateFeature.KIND_DISMISS_RATE;
import static oo.recommender.domain.policy.CandidateFeature.KIND_DONE_RATE;
import static oo.recommender.domain.policy.CandidateFeature.PRIORITY;
import static oo.recommender.domain.policy.CandidateFeature.STARTS_IN_MINUTES;

import java.util.List;
import oo.recommender.domain.TipKind;

/** Scores written by hand, in points of about one: what a sensible person would weigh. */
public final class RulesPolicy implements ScoringPolicy {

  private static final PolicyId ID = new PolicyId("rules", 1);
  private static final TwoStageSoftmax SOFTMAX = new TwoStageSoftmax(0.6, 0.4);

  private static final double COMES_BACK_POINTS = 3.0;
  private static final double DUE_POINTS = 1.5;
  private static final double DUE_HORIZON_HOURS = 72;
  private static final double BEGINS_SOON_POINTS = 1.2;
  private static final double BEGINS_SOON_MINUTES = 180;
  private static final double TIME_OF_DAY_POINTS = 0.6;
  private static final double NOT_SHOWN_POINTS = 0.8;
  private static final double SILENCE_POINTS = 0.5;

  @Override
  public PolicyId id() {
    return ID;
  }

  @Override
  public Distribution distribution(Features features, ModelSnapshot model) {
    var scores = new double[features.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(features, i);
    }
    return SOFTMAX.of(features, scores, silence(features));
  }

  private static double score(Features features, int i) {
    return COMES_BACK_POINTS * features.of(i, COMES_BACK)
        + dueSoon(features, i)
        + beginsSoon(features, i)
        + fitsFreeTime(features, i)
        + timeOfDay(features, i)
        + NOT_SHOWN_POINTS * features.of(i, HOURS_SINCE_SHOWN) / HOURS_SINCE_SHOWN.max()
        + 0.4 * features.of(i, PRIORITY)
        + 0.6 * features.of(i, KIND_DONE_RATE)
        - 1.2 * features.of(i, KIND_DISMISS_RATE);
  }

  @Override
  public Score score(Features features, int candidate, ModelSnapshot model) {
    int i = candidate;
    return new Score(List.of(
        new Score.Term("comes_back", Aspect.SNOOZE_ENDED, COMES_BACK_POINTS * features.of(i, COMES_BACK)),
        new Score.Term("due_in_hours", Aspect.DUE, dueSoon(features, i)),
        new Score.Term("starts_in_minutes", Aspect.BEGINS, beginsSoon(features, i)),
        new Score.Term("free_minutes", Aspect.FREE_TIME, fitsFreeTime(features, i)),
        new Score.Term("hour_of_day", Aspect.TIME_OF_DAY, timeOfDay(features, i)),
        new Score.Term("hours_since_shown", Aspect.LAST_SHOWN,
            NOT_SHOWN_POINTS * features.of(i, HOURS_SINCE_SHOWN) / HOURS_SINCE_SHOWN.max()),
        new Score.Term("priority", Aspect.PRIORITY, 0.4 * features.of(i, PRIORITY)),
        new Score.Term("kind_done_rate", Aspect.KIND_HISTORY, 0.6 * features.of(i, KIND_DONE_RATE)),
        new Score.Term("kind_dismiss_rate", Aspect.KIND_HISTORY, -1.2 * features.of(i, KIND_DISMISS_RATE))));
  }

  /** Grows as the time comes; what is overdue weighs as what is due now. */
  private static double dueSoon(Features features, int i) {
    if (features.of(i, HAS_DUE) == 0) {
      return 0;
    }
    double hours = Math.max(0, features.of(i, DUE_IN_HOURS));
    return DUE_POINTS * Math.max(0, 1 - hours / DUE_HORIZON_HOURS);
  }

  private static double beginsSoon(Features features, int i) {
    return BEGINS_SOON_POINTS * Math.max(0, 1 - features.of(i, STARTS_IN_MINUTES) / BEGINS_SOON_MINUTES);
  }

  /** Best when it fills the gap; what takes longer than the gap loses; in a long gap a small effort is still easier. */
  private static double fitsFreeTime(Features features, int i) {
    double free = features.of(ContextFeature.FREE_MINUTES);
    double effort = features.of(i, EFFORT_MINUTES);
    if (effort > free) {
      return -1;
    }
    double filled = free < 120 ? 0.6 * effort / Math.max(1, free) : 0.3;
    return filled - 0.2 * effort / EFFORT_MINUTES.max();
  }

  private static double timeOfDay(Features features, int i) {
    double hour = features.of(ContextFeature.HOUR_OF_DAY);
    return suits(features.kind(i), hour) ? TIME_OF_DAY_POINTS : 0;
  }

  /** Shared with the reasons, which name it only where it counted. */
  public static boolean suits(TipKind kind, double hour) {
    return switch (kind) {
      case FOCUS -> within(hour, 8, 12) || within(hour, 14, 17);
      case PLANNING -> within(hour, 7, 10) || within(hour, 16, 19);
      case BREAK -> within(hour, 10, 12) || within(hour, 14, 17);
      case MOVEMENT -> within(hour, 11, 19);
      case SLEEP -> within(hour, 20, 24) || within(hour, 0, 1);
      case SOCIAL -> within(hour, 11, 14) || within(hour, 17, 21);
      case LEARNING -> within(hour, 9, 11) || within(hour, 16, 21);
      case ADMIN -> within(hour, 13, 17);
      case NOURISHMENT -> within(hour, 7, 9) || within(hour, 11, 14) || within(hour, 17, 19);
      case TASK -> within(hour, 8, 18);
      case PREPARATION -> within(hour, 7, 22);
    };
  }

  private static boolean within(double hour, int from, int to) {
    return hour >= from && hour < to;
  }

  /** Silence gains with every tip of the day, on a full day, and shortly before an event. */
  private static double silence(Features features) {
    return SILENCE_POINTS + dose(features) + load(features) + hurry(features);
  }

  @Override
  public Score silence(Features features, ModelSnapshot model) {
    return new Score(List.of(
        new Score.Term("silence", Aspect.BASE, SILENCE_POINTS),
        new Score.Term("tips_today", Aspect.DOSE, dose(features)),
        new Score.Term("day_load", Aspect.DAY_LOAD, load(features)),
        new Score.Term("free_minutes", Aspect.FREE_TIME, hurry(features))));
  }

  private static double dose(Features features) {
    return Math.min(1.5, 0.35 * features.of(ContextFeature.TIPS_TODAY));
  }

  private static double load(Features features) {
    return 0.5 * features.of(ContextFeature.DAY_LOAD);
  }

  private static double hurry(Features features) {
    return features.of(ContextFeature.FREE_MINUTES) < 10 ? 0.8 : 0;
  }
}
