package oo.shared.application;

import java.io.Serial;

/**
 * The database cannot be reached or refuses work for now; nothing was decided about the caller's request.
 *
 * <p>When it comes out of {@link Transactions}, the work is not known to be committed: the same request has to be made
 * again, and must then be recognised as the same.
 */
public final class DatabaseUnavailable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
