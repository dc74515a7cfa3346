package oo.recommender.domain.explanation;

/** Lengths of time in words. */
final class Spans {

  private static final int IN_MINUTES = 120;
  private static final int IN_HOURS = 48 * 60;

  private Spans() {}

  /** @param minutes what is below 0 counts as 0 */
  static String of(int minutes) {
    int some = Math.max(0, minutes);
    if (some < IN_MINUTES) {
      return some == 1 ? "1 minute" : some + " minutes";
    }
    return some < IN_HOURS ? Math.round(some / 60.0) + " hours" : Math.round(some / 1440.0) + " days";
  }
}
