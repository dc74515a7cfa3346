package oo.shared.application;

import java.util.UUID;

/** What is known of an idempotency key when a request brings it. */
public sealed interface IdempotencyClaim {

  /** Nobody used the key: it is the caller's until its transaction ends. */
  record Free() implements IdempotencyClaim {}

  /** Another request with this key is being worked on. */
  record InFlight() implements IdempotencyClaim {}

  /** The same request was served, by the row {@code resultId}. */
  record SameRequest(UUID resultId) implements IdempotencyClaim {}

  /** The key was used for a request that asked for something else. */
  record OtherRequest() implements IdempotencyClaim {}
}
