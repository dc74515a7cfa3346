package oo.auth.domain;

/** Why an access token is not believed. */
public enum Rejection {
  /** Not a signed JWT, too long, or without a subject or an expiry. */
  MALFORMED,
  /** Signed with a key that the issuer does not publish, or no longer. */
  UNKNOWN_KEY,
  /** Not signed by the key that it names, or with an algorithm that is not accepted, {@code none} among them. */
  BAD_SIGNATURE,
  EXPIRED,
  NOT_YET_VALID,
  WRONG_ISSUER,
  /** Meant for another API. */
  WRONG_AUDIENCE
}
