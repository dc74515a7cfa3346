package oo.gateway.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** What somebody can make who knows how cursors are made: the digest is right, the position is not. */
public final class ForgedCursor {

  private ForgedCursor() {}

  /** @param operation whose listing is asked for without filters */
  public static String of(String operation, String position) throws NoSuchAlgorithmException {
    var bytes = position.getBytes(StandardCharsets.UTF_8);
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update((operation + '\n' + Map.of() + '\n').getBytes(StandardCharsets.UTF_8));
    var whole = Arrays.copyOf(Arrays.copyOf(digest.digest(bytes), 12), 12 + bytes.length);
    System.arraycopy(bytes, 0, whole, 12, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }
}
