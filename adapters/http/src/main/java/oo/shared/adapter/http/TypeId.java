package oo.shared.adapter.http;

import java.util.UUID;

/**
 * Ids as they look outside: a prefix that names the type, and the UUID's 128 bits as 26 digits of Crockford's base 32
 * (the TypeID specification, 0.3).
 */
public enum TypeId {
  TIP("tip_"),
  DECISION("dec_"),
  CALENDAR("cal_"),
  IMPORT("imp_"),
  FEEDBACK("fbk_"),
  CHANGE("chg_"),
  EVALUATION("evl_");

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  private final String prefix;

  TypeId(String prefix) {
    this.prefix = prefix;
  }

  public String of(UUID id) {
    char[] digits = new char[LENGTH];
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    for (int i = LENGTH - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt((int) (low & 31));
      low = low >>> 5 | high << 59;
      high >>>= 5;
    }
    return prefix + new String(digits);
  }

  /**
   * @param text an id that keeps the contract's pattern
   * @throws IllegalArgumentException when it does not
   */
  public UUID uuid(String text) {
    if (!text.startsWith(prefix) || text.length() != prefix.length() + LENGTH || text.charAt(prefix.length()) > '7') {
      throw new IllegalArgumentException("not an id that begins with " + prefix);
    }
    long high = 0;
    long low = 0;
    for (int i = prefix.length(); i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not a digit of an id");
      }
      high = high << 5 | low >>> 59;
      low = low << 5 | digit;
    }
    return new UUID(high, low);
  }
}
