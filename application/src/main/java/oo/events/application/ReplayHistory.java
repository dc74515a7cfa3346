package oo.events.application;

import java.util.List;
import oo.events.application.port.OutboxPosition;
import oo.events.application.port.OutboxRow;
import oo.events.application.port.OutboxSource;
import oo.events.application.port.Subscription;

/**
 * Hands all that a module ever told to a consumer which begins anew, such as a read model that was dropped.
 *
 * <p>The consumer must have forgotten what it had handled, its inbox included. Messages come in the order in which they
 * were relayed; the first that cannot be handled ends the replay with the handler's exception.
 */
public final class ReplayHistory {

  private static final int BATCH = 500;

  private final OutboxSource outbox;

  public ReplayHistory(OutboxSource outbox) {
    this.outbox = outbox;
  }

  /** Returns how many messages were handed over. */
  public long execute(Subscription subscription) {
    var handled = 0L;
    var position = OutboxPosition.START;
    for (List<OutboxRow> rows = outbox.after(position, BATCH); !rows.isEmpty(); rows = outbox.after(position, BATCH)) {
      for (OutboxRow row : rows) {
        if (subscription.wants(row.message())) {
          subscription.handler().handle(row.message());
          handled++;
        }
      }
      position = rows.getLast().position();
    }
    return handled;
  }
}
