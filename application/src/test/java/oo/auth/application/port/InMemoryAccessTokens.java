package oo.auth.application.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import oo.auth.domain.Identity;
import oo.auth.domain.Rejection;

/** An issuer and its verifier in one, whose tokens are mere numbers. */
public final class InMemoryAccessTokens implements AccessTokens {

  public static final String ISSUER = "https://id.example";
  public static final String AUDIENCE = "oo";
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final Map<String, TokenRequest> issued = new HashMap<>();
  private final InstantSource clock;
  private boolean reachable = true;
  private boolean seen;

  public InMemoryAccessTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** A token that is good for an hour. */
  public String issue(String subject, String... scopes) {
    return issue(TokenRequest.of(ISSUER, AUDIENCE, subject, clock.instant()).withScopes(Set.of(scopes)));
  }

  public String issue(TokenRequest request) {
    var token = "token." + issued.size() + ".signed";
    issued.put(token, request);
    return token;
  }

  public void reachable(boolean now) {
    reachable = now;
  }

  @Override
  public Verification verify(String token) {
    if (token.split("\\.", -1).length != 3) {
      return new Verification.Refused(Rejection.MALFORMED);
    }
    if (!seen && !reachable) {
      return new Verification.Undecided();
    }
    seen = true;
    var request = issued.get(token);
    if (request == null) {
      return new Verification.Refused(Rejection.BAD_SIGNATURE);
    }
    return judge(request, clock.instant());
  }

  private static Verification judge(TokenRequest request, Instant now) {
    if (!request.issuer().equals(ISSUER)) {
      return new Verification.Refused(Rejection.WRONG_ISSUER);
    }
    if (!request.audience().equals(AUDIENCE)) {
      return new Verification.Refused(Rejection.WRONG_AUDIENCE);
    }
    if (!now.isBefore(request.expiresAt().plus(SKEW))) {
      return new Verification.Refused(Rejection.EXPIRED);
    }
    if (now.isBefore(request.notBefore().minus(SKEW))) {
      return new Verification.Refused(Rejection.NOT_YET_VALID);
    }
    return new Verification.Verified(
        new Identity(request.issuer(), request.subject()), request.scopes(), request.expiresAt());
  }
}
