package oo.events.application;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Redeliveries.Attempts;
import oo.events.application.port.Subscription;
import oo.shared.application.Message;

/** Hands new messages of one key to a consumer, and keeps for later what cannot be handled now. */
public final class DeliverMessages {

  private final Redeliveries redeliveries;
  private final FailedAttempt failedAttempt;
  private final InstantSource clock;

  public DeliverMessages(Redeliveries redeliveries, FailedAttempt failedAttempt, InstantSource clock) {
    this.redeliveries = redeliveries;
    this.failedAttempt = failedAttempt;
    this.clock = clock;
  }

  /** Returns when all are handled or kept; true if some now wait. An exception says that they are neither. */
  public boolean execute(Subscription subscription, List<Message> ofOneKey, Redeliveries.Standing standing) {
    boolean waiting = standing.waitingKeys().contains(ofOneKey.getFirst().key());
    for (Message message : ofOneKey) {
      // A message that is kept was accepted before; only its position was not saved.
      if (!standing.kept().contains(message.id())) {
        waiting = waiting ? keepBehind(subscription, message) : handle(subscription, message);
      }
    }
    return waiting;
  }

  private boolean keepBehind(Subscription subscription, Message message) {
    redeliveries.keep(subscription.consumer(), message, new Attempts(0, Optional.empty(), clock.instant()));
    return true;
  }

  private boolean handle(Subscription subscription, Message message) {
    var failure = FailedAttempt.of(subscription, message);
    return failure.isPresent() && keep(subscription, message, failure.get());
  }

  private boolean keep(Subscription subscription, Message message, Throwable failure) {
    return switch (failedAttempt.judge(subscription, message, 1, failure)) {
      case FailedAttempt.TryAgain(Attempts attempts) -> {
        redeliveries.keep(subscription.consumer(), message, attempts);
        yield true;
      }
      case FailedAttempt.Park(Attempts attempts) -> {
        redeliveries.keepParked(subscription.consumer(), message, attempts, clock.instant());
        yield false;
      }
    };
  }
}
