package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.io.Serial;

/** A failure of the other side whose message is written for the user. */
final class FetchFailure extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  FetchFailure(String detail) {
    super(detail);
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
