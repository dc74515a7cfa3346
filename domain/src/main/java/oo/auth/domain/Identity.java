package oo.auth.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import oo.shared.domain.UserId;

/**
 * A person as one OpenID provider knows them (OpenID Connect Core 1.0, section 2): the same subject at another issuer is
 * another person.
 *
 * @param issuer the provider's issuer identifier, exactly as its tokens have it
 * @param subject unique and never reassigned within the issuer
 */
public record Identity(String issuer, String subject) {

  public Identity {
    if (issuer.isBlank() || subject.isBlank()) {
      throw new IllegalArgumentException("an identity has an issuer and a subject");
    }
    // A line break separates the two under the hash, so neither may bring its own.
    if (issuer.indexOf('\n') >= 0 || subject.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("neither issuer nor subject contains a line break");
    }
  }

  /**
   * The user of this identity, the same in every process and for ever: UUID version 8 (RFC 9562, section 5.8) from the
   * first 128 bits of SHA-256(issuer + "\n" + subject).
   */
  public UserId userId() {
    var hash = ByteBuffer.wrap(sha256(issuer + "\n" + subject));
    var high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
    var low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UserId(new UUID(high, low));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
