package oo.integrations.adapter.icalendar;

/** Counts the work of expanding, so that its bounds do not depend on the machine: about a microsecond a step. */
final class Steps {

  /** For one component: 270 years of days, or 11 years of hours. */
  static final long PER_COMPONENT = 100_000;
  static final long OVERALL = 3_000_000;

  private long overall;
  private long component;

  Steps() {
    this(OVERALL);
  }

  Steps(long overall) {
    this.overall = overall;
    this.component = Math.min(PER_COMPONENT, overall);
  }

  void nextComponent() {
    component = Math.min(PER_COMPONENT, overall);
  }

  /** Whether there was room for so many more. */
  boolean take(long steps) {
    component -= steps;
    overall -= steps;
    return component >= 0 && overall >= 0;
  }
}
