package oo.events.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Redeliveries.Attempts;
import oo.events.application.port.Redeliveries.Waiting;
import oo.events.application.port.Subscription;

/** Tries the first waiting message of a key again, if it is due. */
public final class RedeliverMessage {

  /** An attempt of which nothing is heard for so long has ended with its process. */
  private static final Duration ATTEMPT = Duration.ofSeconds(30);

  private final Redeliveries redeliveries;
  private final FailedAttempt failedAttempt;
  private final InstantSource clock;

  public RedeliverMessage(Redeliveries redeliveries, FailedAttempt failedAttempt, InstantSource clock) {
    this.redeliveries = redeliveries;
    this.failedAttempt = failedAttempt;
    this.clock = clock;
  }

  /** True when the key may have another message due: this one was handled or parked. */
  public boolean execute(Subscription subscription, UUID key) {
    Instant now = clock.instant();
    return redeliveries.first(subscription.consumer(), key)
        .filter(waiting -> !waiting.attempts().nextAttemptAt().isAfter(now))
        .map(waiting -> goesOn(subscription, waiting, now))
        .orElse(false);
  }

  private boolean goesOn(Subscription subscription, Waiting waiting, Instant now) {
    if (failedAttempt.isExhausted(waiting.attempts().made())) {
      // Its last attempt was counted but has no end: it may be what ended the process.
      park(subscription, waiting, new Attempts(waiting.attempts().made(),
          waiting.attempts().reason().or(() -> Optional.of("the process ended during the attempt")), now));
      return true;
    }
    return redeliveries.claim(subscription.consumer(), waiting, now.plus(ATTEMPT)) && attempt(subscription, waiting);
  }

  private boolean attempt(Subscription subscription, Waiting waiting) {
    var failure = FailedAttempt.of(subscription, waiting.message());
    if (failure.isEmpty()) {
      redeliveries.handled(subscription.consumer(), waiting.message().id());
      return true;
    }
    return switch (failedAttempt.judge(subscription, waiting.message(), waiting.attempts().made() + 1, failure.get())) {
      case FailedAttempt.TryAgain(Attempts attempts) -> {
        redeliveries.postpone(subscription.consumer(), waiting.message().id(), attempts);
        yield false;
      }
      case FailedAttempt.Park(Attempts attempts) -> {
        park(subscription, waiting, attempts);
        yield true;
      }
    };
  }

  private void park(Subscription subscription, Waiting waiting, Attempts attempts) {
    redeliveries.park(subscription.consumer(), waiting.message().id(), attempts, clock.instant());
  }
}
