package oo.shared.application;

import java.util.Arrays;

/**
 * A client's promise that requests with the same key are one request.
 *
 * @param value the key as the client chose it, 1 to 255 characters
 * @param fingerprint SHA-256 of what was asked for (operation and body), to tell a replay from a key used twice
 */
public record IdempotencyKey(String value, byte[] fingerprint) {

  public IdempotencyKey {
    if (value.isEmpty() || value.length() > 255) {
      throw new IllegalArgumentException("an idempotency key has 1 to 255 characters");
    }
    fingerprint = fingerprint.clone();
  }

  @Override
  public byte[] fingerprint() {
    return fingerprint.clone();
  }

  public boolean sameRequest(byte[] other) {
    return Arrays.equals(fingerprint, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey key && value.equals(key.value) && sameRequest(key.fingerprint);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
