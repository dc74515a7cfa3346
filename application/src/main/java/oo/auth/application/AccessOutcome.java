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
  record Rejected(Rejection reason) implements AccessOutcome {}

  /** The issuer's keys cannot be fetched; the same token may be granted later. */
  record Unavailable() implements AccessOutcome {}
}
