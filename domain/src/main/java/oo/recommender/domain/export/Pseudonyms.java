package oo.recommender.domain.export;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import oo.recommender.domain.tip.Ref;
import oo.shared.domain.UserId;

/**
 * Names that say who is the same without saying who it is: HMAC-SHA-256 (RFC 2104) under the salt, cut to 128 bits. Who
 * has not the salt can neither tell an id from its name nor join two exports; equal salts give equal names.
 *
 * <p>For one thread.
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final Mac mac;

  /** @param salt not empty */
  public Pseudonyms(byte[] salt) {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  public String user(UserId user) {
    return name("user:" + user.value());
  }

  public String decision(UUID decision) {
    return name("decision:" + decision);
  }

  /** Advice is the same for everybody and keeps its name; what is a user's own has one that no other user's has. */
  public String ref(UserId user, String ref) {
    return Ref.isAdvice(ref) ? ref : ref.substring(0, ref.indexOf(':') + 1) + name("ref:" + user.value() + ":" + ref);
  }

  private String name(String of) {
    return HexFormat.of().formatHex(mac.doFinal(of.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
  }
}
