package oo.events.adapter.nats;

import java.io.Serial;

/** NATS did not do what it was asked for now; whether it did it in part is not known. */
final class NatsUnavailable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NatsUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  NatsUnavailable(String message) {
    super(message);
  }
}
