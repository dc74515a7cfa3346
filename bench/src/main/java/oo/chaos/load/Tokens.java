package oo.chaos.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps the tokens of users who are at it: to sign costs as much as a request. */
final class Tokens implements Function<String, String> {

  private static final int MOST = 1_000;

  private final Function<String, String> signer;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  Tokens(Function<String, String> signer) {
    this.signer = signer;
  }

  @Override
  public String apply(String user) {
    if (known.size() > MOST) {
      known.clear();
    }
    return known.computeIfAbsent(user, signer);
  }
}
