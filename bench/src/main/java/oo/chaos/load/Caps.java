package oo.chaos.load;

/** How many tips a user may get in a day, told by the name: whoever looks later needs no other record of it. */
public final class Caps {

  /** The contract's. */
  static final int USUAL = 12;
  private static final String MARK = "-cap";

  private Caps() {}

  static String named(String user, int cap) {
    return user + MARK + cap;
  }

  public static int of(String user) {
    return Integer.parseInt(user.substring(user.lastIndexOf(MARK) + MARK.length()));
  }
}
