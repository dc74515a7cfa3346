package oo.integrations.adapter.icalendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names an instance to the outside: the same at every import, telling nothing of the UID. */
final class Ref {

  private Ref() {}

  /** The first 16 octets of SHA-256 over UID, line feed and instance key, as 32 hexadecimal digits. */
  static String of(String uid, String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest((uid + "\n" + key).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
