package oo.auth.adapter.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import oo.auth.application.port.AccessTokens.Verification;
import oo.auth.domain.Identity;
import oo.auth.domain.Rejection;

/** What of a token's claims matters here, checked for shape. */
record TokenClaims(Identity identity, List<String> audience, Set<String> scopes, Instant notBefore, Instant expiresAt) {

  private static final Duration SKEW = Duration.ofSeconds(30);

  /** @throws ParseException if a claim is missing or of another type */
  static TokenClaims of(JWTClaimsSet claims) throws ParseException {
    Date expiresAt = claims.getExpirationTime();
    Date notBefore = claims.getNotBeforeTime();
    if (expiresAt == null || claims.getIssuer() == null || claims.getSubject() == null) {
      throw new ParseException("iss, sub and exp are needed", 0);
    }
    try {
      return new TokenClaims(
          new Identity(claims.getIssuer(), claims.getSubject()),
          claims.getAudience(),
          scopes(claims),
          notBefore == null ? Instant.EPOCH : notBefore.toInstant(),
          expiresAt.toInstant());
    } catch (IllegalArgumentException e) {
      throw new ParseException(e.getMessage(), 0);
    }
  }

  Verification at(Instant now) {
    if (!now.minus(SKEW).isBefore(expiresAt)) {
      return new Verification.Refused(Rejection.EXPIRED);
    }
    if (now.plus(SKEW).isBefore(notBefore)) {
      return new Verification.Refused(Rejection.NOT_YET_VALID);
    }
    return new Verification.Verified(identity, scopes, expiresAt);
  }

  /** {@code scope} is RFC 8693's list with spaces, {@code scp} what other providers send, as a list or an array. */
  private static Set<String> scopes(JWTClaimsSet claims) {
    var all = new HashSet<String>();
    for (var name : List.of("scope", "scp")) {
      switch (claims.getClaim(name)) {
        case String words -> all.addAll(List.of(words.strip().split(" +")));
        case Collection<?> words -> words.stream().filter(String.class::isInstance).map(String.class::cast).forEach(all::add);
        case null, default -> { }
      }
    }
    all.remove("");
    return Set.copyOf(all);
  }
}
