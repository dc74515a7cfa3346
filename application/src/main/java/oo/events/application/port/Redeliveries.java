package oo.events.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import oo.shared.application.Message;

/**
 * Messages that consumers of one module could not handle yet, those that wait behind them, and those that are parked.
 *
 * <p>Each call is durable by itself. Within a consumer and key, waiting messages keep the order in which they were kept.
 */
public interface Redeliveries {

  /** Which of the messages are kept already, and which of their keys have messages waiting. */
  Standing standing(String consumer, Collection<Message> messages);

  /** Keeps a message, to be tried at {@code attempts.nextAttemptAt()}; a message that is kept already stays as it is. */
  void keep(String consumer, Message message, Attempts attempts);

  /** Keeps a message out of its key's way, until it is replayed; one that is kept already stays as it is. */
  void keepParked(String consumer, Message message, Attempts attempts, Instant parkedAt);

  /** Keys whose first waiting message is due, those that have been due longest first. */
  List<UUID> dueKeys(String consumer, Instant now, int limit);

  /** The first waiting message of a key, due or not. */
  Optional<Waiting> first(String consumer, UUID key);

  /**
   * Counts an attempt before it is made, so that one which ends the process counts too; false when the message was
   * tried by somebody else since it was read.
   *
   * @param until when the message is due again if nothing more is heard of this attempt
   */
  boolean claim(String consumer, Waiting waiting, Instant until);

  void handled(String consumer, UUID messageId);

  /** Tries the message again at {@code attempts.nextAttemptAt()}. */
  void postpone(String consumer, UUID messageId, Attempts attempts);

  void park(String consumer, UUID messageId, Attempts attempts, Instant parkedAt);

  /** Parked messages, the longest parked first. */
  List<Parked> parked(String consumer, int limit);

  /** How many messages the consumer has not handled. */
  Backlog backlog(String consumer);

  /** Makes a parked message due at {@code now} with no attempt counted; false when no such message is parked. */
  boolean replay(String consumer, UUID messageId, Instant now);

  /** @param kept ids that are waiting or parked; @param waitingKeys keys with a message waiting */
  record Standing(Set<UUID> kept, Set<UUID> waitingKeys) {}

  /** @param made attempts so far; @param reason why the last one failed, empty if none was made */
  record Attempts(int made, Optional<String> reason, Instant nextAttemptAt) {}

  /** @param waiting for another attempt, or behind one of their key that does; @param parked until they are replayed */
  record Backlog(long waiting, long parked) {}

  record Waiting(Message message, Attempts attempts) {}

  record Parked(Message message, int attempts, String reason, Instant parkedAt) {}
}
