package oo.auth.application;

import oo.auth.application.port.AccessTokens;
import oo.auth.application.port.AccessTokens.Verification;

/** Tells whom a bearer token speaks for. Every identity of the trusted issuer is a user from its first request on. */
public final class CheckAccessToken {

  private final AccessTokens tokens;

  public CheckAccessToken(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** @param token as it stands behind {@code Bearer} in the request */
  public AccessOutcome execute(String token) {
    return switch (tokens.verify(token)) {
      case Verification.Verified(var identity, var scopes, var expiresAt) ->
          new AccessOutcome.Granted(identity.userId(), scopes, expiresAt);
      case Verification.Refused(var reason) -> new AccessOutcome.Rejected(reason);
      case Verification.Undecided() -> new AccessOutcome.Unavailable();
    };
  }
}
