package oo.auth.adapter.identity;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys, kept at hand: at most one fetch at a time and seldom, on a thread of its own, so that only a
 * request that can do nothing without fresh keys waits for it.
 */
final class CachedKeys {

  private static final Logger LOG = LoggerFactory.getLogger(CachedKeys.class);

  private final PublishedKeys published;
  private final Timing timing;
  private final InstantSource clock;
  private volatile State state = new State(KeySet.NONE, Instant.MIN, Instant.MIN, true);
  private CompletableFuture<State> fetching;

  /**
   * @param fetchedAt when {@code keys} were fetched, {@link Instant#MIN} before the first time
   * @param triedAt when the last attempt ended
   * @param failed whether that attempt failed
   */
  record State(KeySet keys, Instant fetchedAt, Instant triedAt, boolean failed) {}

  CachedKeys(PublishedKeys published, Timing timing, InstantSource clock) {
    this.published = published;
    this.timing = timing;
    this.clock = clock;
    this.fetching = CompletableFuture.completedFuture(state);
  }

  /** The keys at hand, without waiting; empty if there are none or they are too old to be believed. */
  Optional<KeySet> atHand() {
    var now = clock.instant();
    var known = state;
    if (isOlder(known.fetchedAt(), timing.refreshAfter(), now)) {
      fetchIfDue(now);
    }
    return usable(known, now);
  }

  /** The keys after a fetch, if one is due or under way: empty if it is certain only that nothing can be known now. */
  Optional<KeySet> refreshed() {
    var now = clock.instant();
    var latest = await(fetchIfDue(now));
    return latest.failed() ? Optional.empty() : usable(latest, clock.instant());
  }

  private synchronized CompletableFuture<State> fetchIfDue(Instant now) {
    if (!fetching.isDone()) {
      return fetching;
    }
    var pause = state.failed() ? timing.pauseAfterFailure() : timing.pauseAfterSuccess();
    if (isOlder(state.triedAt(), pause, now)) {
      fetching = CompletableFuture.supplyAsync(this::fetch, Thread.ofVirtual().name("issuer-keys")::start);
    }
    return fetching;
  }

  private State fetch() {
    var before = state;
    try {
      var keys = before.keys().replacedBy(published.fetch());
      state = new State(keys, clock.instant(), clock.instant(), false);
    } catch (IOException | JOSEException | RuntimeException e) {
      report(e, before);
      state = new State(before.keys(), before.fetchedAt(), clock.instant(), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      state = new State(before.keys(), before.fetchedAt(), clock.instant(), true);
    }
    return state;
  }

  // An outage of hours is one line, not one a second.
  private static void report(Exception failure, State before) {
    if (before.failed() && !before.triedAt().equals(Instant.MIN)) {
      LOG.debug("still cannot fetch the issuer's keys: {}", failure.getMessage());
    } else {
      LOG.warn("cannot fetch the issuer's keys, trying on: {}", failure.getMessage());
    }
  }

  // Discovery and keys are two answers.
  private State await(CompletableFuture<State> pending) {
    try {
      return pending.get(2 * timing.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("gave up waiting for the issuer's keys", e);
    }
    return new State(state.keys(), state.fetchedAt(), state.triedAt(), true);
  }

  private Optional<KeySet> usable(State known, Instant now) {
    return isOlder(known.fetchedAt(), timing.usableFor(), now) ? Optional.empty() : Optional.of(known.keys());
  }

  // A clock that was set back makes everything old: better one fetch too many than none for hours.
  private static boolean isOlder(Instant then, Duration age, Instant now) {
    return then.equals(Instant.MIN) || now.isBefore(then) || !now.isBefore(then.plus(age));
  }
}
