package oo.recommender.domain.policy;

/** What a model sees of the moment, whatever is offered. A change of order or meaning is a new {@link ModelInputs} revision. */
enum ContextInput {
  BIAS(Aspect.BASE),
  PUSH(Aspect.TRIGGER),
  DAY_SIN(Aspect.MOMENT), DAY_COS(Aspect.MOMENT), DAY2_SIN(Aspect.MOMENT), DAY2_COS(Aspect.MOMENT),
  WEEK_SIN(Aspect.MOMENT), WEEK_COS(Aspect.MOMENT),
  /** Share of eight hours. */
  FREE_TIME(Aspect.DAY_LOAD),
  BUSY_NOW(Aspect.DAY_LOAD), LOAD_SO_FAR(Aspect.DAY_LOAD), LOAD_TO_COME(Aspect.DAY_LOAD),
  /** 1 right after a tip, a half after an hour. */
  TIP_RECENT(Aspect.LAST_TIP),
  /** Tens of tips. */
  DOSE(Aspect.DOSE),
  DEVICE_MOBILE(Aspect.DEVICE), DEVICE_DESKTOP(Aspect.DEVICE),
  CALENDAR_KNOWN(Aspect.DAY_LOAD);

  private static final double HOUR = 60;
  private static final double TEN = 10;

  final Aspect aspect;

  ContextInput(Aspect aspect) {
    this.aspect = aspect;
  }

  static void fill(Features features, double[] input) {
    input[BIAS.ordinal()] = 1;
    input[PUSH.ordinal()] = features.of(ContextFeature.PUSH);
    input[DAY_SIN.ordinal()] = features.of(ContextFeature.DAY_SIN);
    input[DAY_COS.ordinal()] = features.of(ContextFeature.DAY_COS);
    input[DAY2_SIN.ordinal()] = features.of(ContextFeature.DAY2_SIN);
    input[DAY2_COS.ordinal()] = features.of(ContextFeature.DAY2_COS);
    input[WEEK_SIN.ordinal()] = features.of(ContextFeature.WEEK_SIN);
    input[WEEK_COS.ordinal()] = features.of(ContextFeature.WEEK_COS);
    input[FREE_TIME.ordinal()] = features.of(ContextFeature.FREE_MINUTES) / ContextFeature.FREE_MINUTES.max();
    input[BUSY_NOW.ordinal()] = features.of(ContextFeature.BUSY_NOW);
    input[LOAD_SO_FAR.ordinal()] = features.of(ContextFeature.LOAD_SO_FAR);
    input[LOAD_TO_COME.ordinal()] = features.of(ContextFeature.LOAD_TO_COME);
    input[TIP_RECENT.ordinal()] = HOUR / (HOUR + features.of(ContextFeature.MINUTES_SINCE_TIP));
    input[DOSE.ordinal()] = features.of(ContextFeature.DOSE) / TEN;
    input[DEVICE_MOBILE.ordinal()] = features.of(ContextFeature.DEVICE_MOBILE);
    input[DEVICE_DESKTOP.ordinal()] = features.of(ContextFeature.DEVICE_DESKTOP);
    input[CALENDAR_KNOWN.ordinal()] = features.of(ContextFeature.CALENDAR_KNOWN);
  }
}
