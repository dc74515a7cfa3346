package oo.recommender.domain.policy;

/** What is true of one candidate at the moment. Appended to, never reordered. */
public enum CandidateFeature implements Feature {
  EFFORT_MINUTES("minutes", 0, 240),
  HAS_DUE("1 when it is due at some time", 0, 1, 0),
  DUE_IN_HOURS("hours, negative when overdue; the maximum when never due", -168, 336, 336),
  STARTS_IN_MINUTES("minutes until the event that it prepares; the maximum when there is none", 0, 1440, 1440),
  PRIORITY("0 none or lowest, 1 highest", 0, 1, 0),
  HOURS_SINCE_SHOWN("hours; the maximum when not remembered", 0, 336),
  COMES_BACK("1 when a snooze of it has just ended", 0, 1),
  FROM_TASK("1 when it is a task of the user's own", 0, 1, 0),
  FROM_EVENT("1 when it prepares an event of the user's own", 0, 1, 0),
  KIND_OFFERED("tips of its kind among the last ones", 0, 128),
  KIND_DONE_RATE("share of them done, smoothed by two tips", 0, 1),
  KIND_DISMISS_RATE("share of them dismissed, smoothed by two tips", 0, 1),

  OVERDUE("1 when it was due before now", 0, 1, 0),
  AGE_DAYS("days since it was written down; 0 when not known", 0, 90, 0),
  FROM_ADVICE("1 when it is advice from the library", 0, 1),
  KIND_DONE_DECAYED("share of its kind's tips done, a tip counting half after every 14 days, smoothed by two tips", 0, 1),
  KIND_SNOOZE_DECAYED("share of them put off and not answered since, likewise", 0, 1),
  KIND_DISMISS_DECAYED("share of them dismissed, likewise", 0, 1),
  HOURS_SINCE_KIND_SHOWN("hours since a tip of its kind; the maximum when none is remembered", 0, 336),
  KIND_EFFECT("reward by which this user's answers to its kind differ from everybody's, expected", -2, 2),
  KIND_EFFECT_VARIANCE("variance of that difference", 0, 4);

  private final String unit;
  private final double min;
  private final double max;
  private final boolean ofCalendar;
  private final double withheld;

  CandidateFeature(String unit, double min, double max) {
    this(unit, min, max, false, 0);
  }

  /** Of the user's calendars. */
  CandidateFeature(String unit, double min, double max, double withheld) {
    this(unit, min, max, true, withheld);
  }

  CandidateFeature(String unit, double min, double max, boolean ofCalendar, double withheld) {
    this.unit = unit;
    this.min = min;
    this.max = max;
    this.ofCalendar = ofCalendar;
    this.withheld = withheld;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public double min() {
    return min;
  }

  @Override
  public double max() {
    return max;
  }

  @Override
  public boolean ofCalendar() {
    return ofCalendar;
  }

  @Override
  public double withheld() {
    return withheld;
  }
}
