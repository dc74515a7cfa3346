package oo.recommender.domain.tip;

import java.util.Locale;

/** Why a user waves a tip away. */
public enum Dismissal {
  NOT_NOW, NEVER_THIS, ALREADY_DID,
  /** The tip's reason does not hold. */
  WRONG_REASON;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Dismissal ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
