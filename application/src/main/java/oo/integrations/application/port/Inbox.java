package oo.integrations.application.port;

import java.util.UUID;

/** The messages of other modules that were handled. */
@FunctionalInterface
public interface Inbox {

  /** Notes that the current transaction handles the message; false when an earlier one did. */
  boolean firstTime(UUID message);
}
