package oo.auth.application;

import java.time.Instant;
import java.util.Set;
import oo.auth.domain.Rejection;
import oo.shared.domain.UserId;

/** What became of an access token. */
public sealed interface AccessOutcome {

  /**
   * The bearer is this user.
   *
   * @param scopes what the bearer may do on the user's behalf
   * @param expiresAt until when this holds
   */
  record Granted(UserId user, Set<String> scopes, Instant expiresAt) implements AccessOutcome {
    public Granted {
      scopes = Set.copyOf(scopes);
    }
  }

  /** The token is worth nothing. */
  record Rejected(Rejection reason) implements AccessOutcome {

    /** The reason for the token's owner, without anything from inside the token. */
    public String explanation() {
      return switch (reason) {
        case MALFORMED -> "the token cannot be read";
        case UNKNOWN_KEY, BAD_SIGNATURE -> "the token is not signed by its issuer";
        case EXPIRED -> "the token has expired";
        case NOT_YET_VALID -> "the token is not valid yet";
        case WRONG_ISSUER -> "the token is from another issuer";
        case WRONG_AUDIENCE -> "the token is for another audience";
      };
    }
  }

  /** The issuer's keys cannot be fetched; the same token may be granted later. */
  record Unavailable() implements AccessOutcome {}
}
