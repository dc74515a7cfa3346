package oo.auth.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What a test asks an issuer to put into a token. Times are whole seconds, as in a JWT. */
public record TokenRequest(
    String issuer, String audience, String subject, Set<String> scopes, Instant notBefore, Instant expiresAt) {

  public static TokenRequest of(String issuer, String audience, String subject, Instant now) {
    var second = Instant.ofEpochSecond(now.getEpochSecond());
    return new TokenRequest(issuer, audience, subject, Set.of(), second, second.plus(Duration.ofHours(1)));
  }

  public TokenRequest withScopes(Set<String> others) {
    return new TokenRequest(issuer, audience, subject, others, notBefore, expiresAt);
  }

  public TokenRequest withIssuer(String other) {
    return new TokenRequest(other, audience, subject, scopes, notBefore, expiresAt);
  }

  public TokenRequest withAudience(String other) {
    return new TokenRequest(issuer, other, subject, scopes, notBefore, expiresAt);
  }

  public TokenRequest between(Instant from, Instant until) {
    return new TokenRequest(issuer, audience, subject, scopes, from, until);
  }
}
