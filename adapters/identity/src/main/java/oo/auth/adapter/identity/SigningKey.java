package oo.auth.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One public key of the issuer and the algorithms that it may be used with; compared by identity. */
final class SigningKey {

  // Nothing symmetric: whoever knows a public key could sign with it (RFC 8725, section 3.1).
  static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
  private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
  private static final int SMALLEST_RSA_BITS = 2048;

  private final JWK jwk;
  private final Set<JWSAlgorithm> algorithms;
  private final JWSVerifier verifier;

  private SigningKey(JWK jwk, Set<JWSAlgorithm> algorithms, JWSVerifier verifier) {
    this.jwk = jwk;
    this.algorithms = algorithms;
    this.verifier = verifier;
  }

  /** Empty if the key is for something else than signatures that are accepted here. */
  static Optional<SigningKey> of(JWK jwk) throws JOSEException {
    if (jwk.getKeyUse() != null && !KeyUse.SIGNATURE.equals(jwk.getKeyUse())) {
      return Optional.empty();
    }
    return switch (jwk) {
      case ECKey ec when Curve.P_256.equals(ec.getCurve()) ->
          Optional.of(new SigningKey(jwk, narrowed(jwk, Set.of(JWSAlgorithm.ES256)), new ECDSAVerifier(ec)));
      case RSAKey rsa when rsa.size() >= SMALLEST_RSA_BITS ->
          Optional.of(new SigningKey(jwk, narrowed(jwk, RSA), new RSASSAVerifier(rsa)));
      default -> Optional.empty();
    };
  }

  private static Set<JWSAlgorithm> narrowed(JWK jwk, Set<JWSAlgorithm> possible) {
    if (jwk.getAlgorithm() == null) {
      return possible;
    }
    return possible.stream().filter(one -> one.getName().equals(jwk.getAlgorithm().getName()))
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isOf(JWK other) {
    return jwk.equals(other);
  }

  /** A token without a key id may be signed with any key, RFC 7515 section 4.1.4. */
  boolean isMeantBy(SignedJWT token) {
    var id = token.getHeader().getKeyID();
    return id == null || id.equals(jwk.getKeyID());
  }

  boolean signed(SignedJWT token) {
    try {
      return algorithms.contains(token.getHeader().getAlgorithm()) && token.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }
}
