package oo.auth.application.port;

import java.time.Instant;
import java.util.Set;
import oo.auth.domain.Identity;
import oo.auth.domain.Rejection;

/**
 * Access tokens of the one issuer that this installation trusts (RFC 9068).
 *
 * <p>A key that the issuer begins to use is believed without a restart, one that it withdraws is not believed for long.
 * Keys once seen keep working while the issuer cannot be reached. No call waits longer than a few seconds.
 */
public interface AccessTokens {

  Verification verify(String token);

  /** What is known of a token after looking at it. */
  sealed interface Verification {

    /**
     * The issuer vouches for it and its time is now.
     *
     * @param scopes as granted, in no order; none if the token names none
     * @param expiresAt when the issuer stops vouching for it
     */
    record Verified(Identity identity, Set<String> scopes, Instant expiresAt) implements Verification {
      public Verified {
        scopes = Set.copyOf(scopes);
      }
    }

    /** It is not to be believed, now or ever, whatever the state of the issuer. */
    record Refused(Rejection reason) implements Verification {}

    /** The issuer's keys cannot be had, so nothing is known; asking again later may help. */
    record Undecided() implements Verification {}
  }
}
