package oo.recommender.domain;

import java.util.Locale;

/** What asks for a decision: the user, or the clock on the user's behalf. */
public enum Trigger {
  PULL, PUSH;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Trigger ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
