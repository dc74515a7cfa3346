package oo.recommender.domain;

import java.util.Locale;

/** What a user asks from, as far as the client tells. */
public enum Device {
  MOBILE, DESKTOP,
  /** Another one, or not told. */
  OTHER;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Device ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
