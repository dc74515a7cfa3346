package oo.events.application.port;

import java.util.List;

/** One relay's hold on an outbox; it ends when it is closed, or with the process or the database connection. */
public interface OutboxReader extends AutoCloseable {

  /** The rows after the saved position; the same again until {@link #passed}. */
  List<OutboxRow> next(int limit);

  /**
   * Saves the position durably.
   *
   * @throws IllegalStateException when somebody else has moved it
   */
  void passed(OutboxPosition position);

  @Override
  void close();
}
