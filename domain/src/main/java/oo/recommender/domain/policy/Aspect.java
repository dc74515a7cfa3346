package oo.recommender.domain.policy;

import java.util.Locale;

/** What can speak for or against a candidate, as people would part it. */
public enum Aspect {
  SNOOZE_ENDED, DUE, BEGINS, FREE_TIME, EFFORT, TIME_OF_DAY, LAST_SHOWN, PRIORITY, AGE,
  /** What tips of its kind are worth to everybody. */
  KIND,
  /** How this user took the last tips of its kind. */
  KIND_HISTORY, KIND_LAST_SHOWN,
  /** How this user's answers to its kind differ from everybody's, as far as that was learned. */
  PERSONAL,
  /** Of the moment: the same for every candidate, so it only speaks for tips or for silence. */
  BASE, TRIGGER, MOMENT, DAY_LOAD, DOSE, LAST_TIP, DEVICE;

  /** Whether it is the same for every candidate. */
  public boolean ofMoment() {
    return compareTo(BASE) >= 0;
  }

  /** The name in contracts. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
