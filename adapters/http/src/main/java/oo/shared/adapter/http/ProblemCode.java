package oo.shared.adapter.http;

/**
 * The codes of the contract's error catalogue. Status, title and meaning stand in the contract only; a server does not
 * start when the two lists differ.
 */
public enum ProblemCode {
  VALIDATION_FAILED,
  MALFORMED_REQUEST,
  INVALID_CURSOR,
  UNAUTHENTICATED,
  INSUFFICIENT_SCOPE,
  NOT_FOUND,
  TIP_NOT_FOUND,
  CALENDAR_NOT_FOUND,
  EVALUATION_NOT_FOUND,
  SNAPSHOT_NOT_FOUND,
  PROBLEM_TYPE_NOT_FOUND,
  METHOD_NOT_ALLOWED,
  NOT_ACCEPTABLE,
  TIP_ALREADY_ANSWERED,
  ROLLOUT_CONFLICT,
  PROMOTION_REFUSED,
  REQUEST_IN_FLIGHT,
  CONTENDED,
  PRECONDITION_FAILED,
  BODY_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
  NOT_A_CALENDAR,
  TOO_MANY_COMPONENTS,
  TOO_MANY_CALENDARS,
  FEED_FORBIDDEN,
  FEED_UNREACHABLE,
  UNKNOWN_POLICY,
  IDEMPOTENCY_KEY_REUSED,
  PRECONDITION_REQUIRED,
  RATE_LIMITED,
  HEADERS_TOO_LARGE,
  INTERNAL_ERROR,
  OVERLOADED,
  UNAVAILABLE;

  /**
   * The problem, to be thrown from a route.
   *
   * @param detail what happened this time, for people; every value in it belongs into the parameters as well
   */
  public ProblemException problem(String detail) {
    return new ProblemException(this, detail);
  }
}
