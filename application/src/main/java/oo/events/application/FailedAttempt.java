package oo.events.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import oo.events.application.port.Redeliveries.Attempts;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import oo.shared.application.FailureSummary;
import oo.shared.application.Message;
import oo.shared.application.TraceContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Decides what becomes of a message that a consumer could not handle, and says so in the log. */
public final class FailedAttempt {

  private static final Logger LOG = LoggerFactory.getLogger(FailedAttempt.class);

  private final RedeliveryPolicy policy;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** @param random used by one thread at a time */
  public FailedAttempt(RedeliveryPolicy policy, InstantSource clock, RandomGenerator random) {
    this.policy = policy;
    this.clock = clock;
    this.random = random;
  }

  /** What becomes of the message. */
  sealed interface Verdict {}

  record TryAgain(Attempts attempts) implements Verdict {}

  record Park(Attempts attempts) implements Verdict {}

  /** Makes an attempt; empty when it succeeded. */
  static Optional<Throwable> of(Subscription subscription, Message message) {
    try {
      subscription.handler().handle(message);
      return Optional.empty();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      return Optional.of(e);
    }
  }

  boolean isExhausted(int attempts) {
    return attempts >= policy.attempts();
  }

  Verdict judge(Subscription subscription, Message message, int attempts, Throwable failure) {
    String reason = FailureSummary.of(failure);
    Instant now = clock.instant();
    Optional<Duration> pause = pauseAfter(attempts);
    TraceContext trace = TraceContext.of(message);
    try (var _ = MDC.putCloseable("trace_id", trace == null ? "" : trace.traceId())) {
      LOG.warn("{} could not handle {} {} (attempt {}, {}): {}", subscription.consumer(), message.subject(), message.id(),
          attempts, pause.map(wait -> "again in " + wait.toMillis() + " ms").orElse("parked"), reason);
    }
    return pause
        .<Verdict>map(wait -> new TryAgain(new Attempts(attempts, Optional.of(reason), now.plus(wait))))
        .orElseGet(() -> new Park(new Attempts(attempts, Optional.of(reason), now)));
  }

  private synchronized Optional<Duration> pauseAfter(int attempts) {
    return policy.pauseAfter(attempts, random);
  }
}
