package oo.recommender.domain;

import java.util.Locale;

/** A purpose that a user can allow and withdraw; it binds from the next decision on. */
public enum Consent {
  /** The user's own calendars shape the user's own tips. */
  CALENDAR_TIPS,
  POOLED_LEARNING, PRODUCT_METRICS,
  /** Tips that nobody asked for in that moment. */
  PUSH;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Consent ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
