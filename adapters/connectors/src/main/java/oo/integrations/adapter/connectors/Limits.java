package oo.integrations.adapter.connectors;

import java.time.Duration;
import oo.integrations.application.port.CalendarFormat;

/**
 * What a fetch may cost.
 *
 * @param connect for one attempt to connect to one address
 * @param total for all of it: lookups, redirects, the body and its reader
 * @param bytes of a body, as it is sent and unpacked alike
 */
record Limits(Duration connect, Duration total, int bytes) {

  static final Limits STANDARD = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), CalendarFormat.MAX_BYTES);

  String tooLarge() {
    return bytes < 1024 * 1024
        ? "the calendar is larger than %d bytes".formatted(bytes)
        : "the calendar is larger than %d MB".formatted(bytes / (1024 * 1024));
  }
}
