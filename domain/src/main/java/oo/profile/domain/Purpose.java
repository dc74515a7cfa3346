package oo.profile.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a consent is for; all are off until given. In the order in which they are listed. */
public enum Purpose {
  CALENDAR_TIPS("Connected calendars are used for your own tips."),
  POOLED_LEARNING("Your reactions help oO choose tips for others, without your name."),
  PRODUCT_METRICS("How you use oO is counted, to make it better."),
  PUSH("oO may send you a tip without being asked.");

  private final String explanation;

  Purpose(String explanation) {
    this.explanation = explanation;
  }

  /** What the user agrees to, in a sentence. */
  public String explanation() {
    return explanation;
  }

  /** The name in contracts, events and tables. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Purpose> find(String wireName) {
    return Arrays.stream(values()).filter(purpose -> purpose.wireName().equals(wireName)).findFirst();
  }
}
