package oo.integrations.adapter.connectors;

import java.io.Serial;

/** An address that is not fetched from; the message tells the user why, and nothing of what the name resolved to. */
final class ForbiddenAddress extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  ForbiddenAddress(String detail) {
    super(detail, null, false, false);
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
