package oo.auth.adapter.identity;

import java.time.Duration;

/**
 * How often the issuer is asked for its keys.
 *
 * @param refreshAfter age at which keys are fetched again in the background
 * @param usableFor age at which keys are no longer believed if the issuer stays away
 * @param pauseAfterSuccess least time between two fetches, however many unknown key ids come in
 * @param pauseAfterFailure least time between two attempts while the issuer is away
 * @param timeout for one answer of the issuer
 */
record Timing(
    Duration refreshAfter,
    Duration usableFor,
    Duration pauseAfterSuccess,
    Duration pauseAfterFailure,
    Duration timeout) {

  static final Timing USUAL = new Timing(
      Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(3));
}
