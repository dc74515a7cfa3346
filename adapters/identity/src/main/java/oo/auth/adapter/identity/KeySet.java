package oo.auth.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The issuer's keys as it published them at one moment. */
record KeySet(List<SigningKey> keys) {

  // A token without a key id is tried on every key: a huge set must not make that dear.
  private static final int MOST_KEYS = 32;

  static final KeySet NONE = new KeySet(List.of());

  KeySet {
    keys = List.copyOf(keys);
  }

  /** A key that is still published stays the same object, so that what it has verified stays verified. */
  KeySet replacedBy(JWKSet published) throws JOSEException {
    var next = new ArrayList<SigningKey>();
    for (var jwk : published.getKeys()) {
      var known = known(jwk);
      (known.isPresent() ? known : SigningKey.of(jwk)).ifPresent(next::add);
    }
    if (next.size() > MOST_KEYS) {
      throw new JOSEException("the issuer publishes " + next.size() + " keys, more than " + MOST_KEYS);
    }
    return new KeySet(next);
  }

  boolean holds(SigningKey key) {
    return keys.stream().anyMatch(one -> one == key);
  }

  List<SigningKey> meantBy(SignedJWT token) {
    return keys.stream().filter(key -> key.isMeantBy(token)).toList();
  }

  private Optional<SigningKey> known(JWK jwk) {
    return keys.stream().filter(key -> key.isOf(jwk)).findFirst();
  }
}
