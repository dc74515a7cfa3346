package oo.events.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import oo.events.application.port.Redeliveries;
import oo.shared.application.Message;

/** The messages that the consumers of one module gave up on: to look at, and to try again once the cause is gone. */
public final class ParkedMessages {

  private final Redeliveries redeliveries;
  private final InstantSource clock;

  public ParkedMessages(Redeliveries redeliveries, InstantSource clock) {
    this.redeliveries = redeliveries;
    this.clock = clock;
  }

  /** The longest parked first, at most {@code limit}. */
  public List<View> list(String consumer, int limit) {
    return redeliveries.parked(consumer, limit).stream().map(View::of).toList();
  }

  /** Delivers a message again, ahead of what waits of its key; false when no such message is parked. */
  public boolean replay(String consumer, UUID messageId) {
    return redeliveries.replay(consumer, messageId, clock.instant());
  }

  /** A parked message without its payload, which may be personal. */
  public record View(
      UUID id, String subject, UUID key, Instant occurredAt, int attempts, String reason, Instant parkedAt) {

    private static View of(Redeliveries.Parked parked) {
      Message message = parked.message();
      return new View(message.id(), message.subject(), message.key(), message.occurredAt(), parked.attempts(),
          parked.reason(), parked.parkedAt());
    }
  }
}
