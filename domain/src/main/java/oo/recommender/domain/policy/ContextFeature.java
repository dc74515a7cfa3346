package oo.recommender.domain.policy;

/** What is true of the moment, whatever is offered. Appended to, never reordered. */
public enum ContextFeature implements Feature {
  HOUR_OF_DAY("hours, local", 0, 24),
  DAY_SIN("sine of the local day's angle", -1, 1),
  DAY_COS("cosine of the local day's angle", -1, 1),
  WEEK_SIN("sine of the local week's angle from Monday", -1, 1),
  WEEK_COS("cosine of the local week's angle from Monday", -1, 1),
  FREE_MINUTES("minutes until the next event; the maximum when none is known", 0, 480, 480),
  EVENT_AHEAD("1 when an event is known ahead today", 0, 1, 0),
  BUSY_NOW("1 when an event is on", 0, 1, 0),
  DAY_LOAD("share of 08:00 to 20:00 that is taken", 0, 1, 0),
  MINUTES_SINCE_TIP("minutes since the last tip; the maximum when there was none", 0, 1440),
  TIPS_TODAY("tips in the local day", 0, 50),
  PUSH("1 when nobody asked", 0, 1),

  DAY2_SIN("sine of twice the local day's angle", -1, 1),
  DAY2_COS("cosine of twice the local day's angle", -1, 1),
  LOAD_SO_FAR("share of 08:00 until now that was taken; 0 before 08:00", 0, 1, 0),
  LOAD_TO_COME("share of now until 20:00 that is taken; 0 after 20:00", 0, 1, 0),
  DEVICE_MOBILE("1 when asked from a mobile device", 0, 1),
  DEVICE_DESKTOP("1 when asked from a desktop", 0, 1),
  DOSE("tips, each counting half after every day", 0, 50),
  CALENDAR_KNOWN("1 when calendars may be used and there is one", 0, 1, 0);

  private final String unit;
  private final double min;
  private final double max;
  private final boolean ofCalendar;
  private final double withheld;

  ContextFeature(String unit, double min, double max) {
    this(unit, min, max, false, 0);
  }

  /** Of the user's calendars. */
  ContextFeature(String unit, double min, double max, double withheld) {
    this(unit, min, max, true, withheld);
  }

  ContextFeature(String unit, double min, double max, boolean ofCalendar, double withheld) {
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
