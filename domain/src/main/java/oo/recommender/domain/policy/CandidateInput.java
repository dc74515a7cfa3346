package oo.recommender.domain.policy;

/** What a model sees of one candidate besides its kind. A change of order or meaning is a new {@link ModelInputs} revision. */
enum CandidateInput {
  /** 1 at hours that suit the kind, see {@link RulesPolicy#suits}. */
  TIME_SUITS(Aspect.TIME_OF_DAY),
  /** 1 when it takes longer than there is time. */
  TOO_LONG(Aspect.FREE_TIME),
  /** Share of the free time that it fills, 0 when too long. */
  GAP_FILLED(Aspect.FREE_TIME),
  /** Of four hours. */
  EFFORT(Aspect.EFFORT),
  HAS_DUE(Aspect.DUE),
  /** 0 three days before it is due, 1 when it is. */
  DUE_SOON(Aspect.DUE),
  OVERDUE(Aspect.DUE),
  /** 0 three hours before the event, 1 at its beginning. */
  BEGINS_SOON(Aspect.BEGINS),
  PRIORITY(Aspect.PRIORITY),
  /** 1 right after it was shown, a half after a day. */
  SHOWN_RECENTLY(Aspect.LAST_SHOWN),
  COMES_BACK(Aspect.SNOOZE_ENDED),
  /** Of 90 days. */
  AGE(Aspect.AGE),
  /** 1 right after its kind was shown, a half after a day. */
  KIND_SHOWN_RECENTLY(Aspect.KIND_LAST_SHOWN),
  KIND_DONE(Aspect.KIND_HISTORY), KIND_SNOOZED(Aspect.KIND_HISTORY), KIND_DISMISSED(Aspect.KIND_HISTORY);

  static final int WIDTH = values().length;

  private static final double DAY = 24;
  private static final double DUE_HORIZON_HOURS = 72;
  private static final double BEGINS_HORIZON_MINUTES = 180;

  final Aspect aspect;

  CandidateInput(Aspect aspect) {
    this.aspect = aspect;
  }

  /** @param at where in {@code input} the first of them goes */
  static void fill(Features features, int i, double[] input, int at) {
    double free = features.of(ContextFeature.FREE_MINUTES);
    double effort = features.of(i, CandidateFeature.EFFORT_MINUTES);
    double hasDue = features.of(i, CandidateFeature.HAS_DUE);
    double dueIn = Math.max(0, features.of(i, CandidateFeature.DUE_IN_HOURS));
    input[at + TIME_SUITS.ordinal()] =
        RulesPolicy.suits(features.kind(i), features.of(ContextFeature.HOUR_OF_DAY)) ? 1 : 0;
    input[at + TOO_LONG.ordinal()] = effort > free ? 1 : 0;
    input[at + GAP_FILLED.ordinal()] = effort > free ? 0 : effort / Math.max(1, free);
    input[at + EFFORT.ordinal()] = effort / CandidateFeature.EFFORT_MINUTES.max();
    input[at + HAS_DUE.ordinal()] = hasDue;
    input[at + DUE_SOON.ordinal()] = hasDue * Math.max(0, 1 - dueIn / DUE_HORIZON_HOURS);
    input[at + OVERDUE.ordinal()] = features.of(i, CandidateFeature.OVERDUE);
    input[at + BEGINS_SOON.ordinal()] =
        Math.max(0, 1 - features.of(i, CandidateFeature.STARTS_IN_MINUTES) / BEGINS_HORIZON_MINUTES);
    input[at + PRIORITY.ordinal()] = features.of(i, CandidateFeature.PRIORITY);
    input[at + SHOWN_RECENTLY.ordinal()] = DAY / (DAY + features.of(i, CandidateFeature.HOURS_SINCE_SHOWN));
    input[at + COMES_BACK.ordinal()] = features.of(i, CandidateFeature.COMES_BACK);
    input[at + AGE.ordinal()] = features.of(i, CandidateFeature.AGE_DAYS) / CandidateFeature.AGE_DAYS.max();
    input[at + KIND_SHOWN_RECENTLY.ordinal()] =
        DAY / (DAY + features.of(i, CandidateFeature.HOURS_SINCE_KIND_SHOWN));
    input[at + KIND_DONE.ordinal()] = features.of(i, CandidateFeature.KIND_DONE_DECAYED);
    input[at + KIND_SNOOZED.ordinal()] = features.of(i, CandidateFeature.KIND_SNOOZE_DECAYED);
    input[at + KIND_DISMISSED.ordinal()] = features.of(i, CandidateFeature.KIND_DISMISS_DECAYED);
  }
}
