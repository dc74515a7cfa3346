package oo.shared.application;

import java.io.Serial;

/** There is more work than can be done in time; the caller's was not begun, and can be asked for again later. */
public final class Overloaded extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public Overloaded(String message) {
    super(message, null, false, false);
  }
}
