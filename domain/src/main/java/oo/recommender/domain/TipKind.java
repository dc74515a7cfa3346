package oo.recommender.domain;

import java.util.Locale;

/** What a tip is about; the first stage of a decision chooses among these. */
public enum TipKind {
  FOCUS, PLANNING, BREAK, MOVEMENT, SLEEP, SOCIAL, LEARNING, ADMIN, NOURISHMENT,
  /** A task of the user's own. */
  TASK,
  /** Getting ready for an event of the user's own. */
  PREPARATION;

  /** The name in contracts, events and the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TipKind ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
