package oo.events.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The committed events of one module, in the order in which they are relayed.
 *
 * <p>No event is ever committed before one that was read already: an event shows only when no older transaction runs.
 * All calls throw {@link oo.shared.application.DatabaseUnavailable} when there is no database.
 */
public interface OutboxSource {

  /** The module whose events these are. */
  String module();

  /**
   * Takes the outbox for one relay; empty while another reader with the same name has it, here or in another process.
   *
   * @param relay name under which the position is saved
   */
  Optional<OutboxReader> open(String relay);

  /** Reads without a saved position, for whoever begins anew. */
  List<OutboxRow> after(OutboxPosition position, int limit);

  /** What {@code relay} has not passed yet. */
  Lag lag(String relay);

  /** @param oldest when the oldest of the messages occurred; empty when there is none */
  record Lag(long messages, Optional<Instant> oldest) {}
}
