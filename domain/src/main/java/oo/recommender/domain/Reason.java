package oo.recommender.domain;

/** Why this tip, as a code for machines and a sentence for its reader. */
public record Reason(Code code, String sentence) {

  /** The names are published; more may come. */
  public enum Code {
    SNOOZE_ENDED, BEFORE_EVENT, DUE_SOON, FITS_FREE_TIME, TIME_OF_DAY, DAY_LOAD, LIKED_KIND, NOT_SHOWN_LATELY,
    EXPLORATION
  }
}
