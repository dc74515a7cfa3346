package oo.events.application.port;

import java.util.List;
import oo.shared.application.Message;

/**
 * Carries messages to their subscribers, at least once.
 *
 * <p>Messages of one key reach a subscriber one after another, in the order in which one source published them; those
 * of different keys can overtake each other. A message whose handler fails is delivered again with growing pauses, and
 * the later ones of its key wait behind it; after the last attempt it is parked, and its key goes on. No message keeps
 * another key, or another subscriber, waiting for its redelivery.
 */
public interface Bus {

  /**
   * Returns when every message is handled by, or durably kept for, every subscriber whose subjects it matches. After an
   * exception that is not known, and all of the messages must be published again, in the same order.
   */
  void publish(List<Message> messages);

  /** Starts to deliver, also what was kept for this consumer earlier. All consumers subscribe before the first publish. */
  void subscribe(Subscription subscription);

  /**
   * Whether what {@code module} published earlier is still on its way to whoever has not handled it. When not, its relay
   * lets the bus {@link #beginAnew} and publishes everything again.
   */
  boolean remembers(String module);

  /** Makes ready for all that {@code module} ever told; consumers know by their inboxes what they have handled. */
  void beginAnew(String module);
}
