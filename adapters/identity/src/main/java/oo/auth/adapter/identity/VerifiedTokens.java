package oo.auth.adapter.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tokens whose signature was good under a key: to be asked only together with whether the key still is. */
final class VerifiedTokens {

  private static final int MOST = 20_000;

  private final Cache<String, Entry> byDigest = Caffeine.newBuilder().maximumSize(MOST).build();

  /** What a good signature was about, and the key that made it good. */
  record Entry(SigningKey key, TokenClaims claims) {}

  /** Tokens are kept as SHA-256 only: a memory dump does not hand them out. */
  static String digest(String token) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Optional<Entry> find(String digest) {
    return Optional.ofNullable(byDigest.getIfPresent(digest));
  }

  void add(String digest, Entry entry) {
    byDigest.put(digest, entry);
  }
}
