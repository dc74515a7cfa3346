package oo.recommender.domain.policy;

import java.util.Locale;

/** The part of the users that somebody belongs to while policies are compared. */
public enum Arm {
  /** Who gets the policy that decides. */
  DEFAULT,
  /** Who gets the policy that is tried. */
  CANDIDATE,
  /** Who gets what is never taught, so that learning can be compared with it. */
  HOLDOUT;

  /** The name in contracts and the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Arm ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** Whether models learn from its decisions. */
  public boolean trains() {
    return this != HOLDOUT;
  }
}
