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

  private final boolean maybeDone;

  /** What was asked of the database may have been done: its answer is what is missing. */
  public DatabaseUnavailable(String message, Throwable cause) {
    this(message, cause, true);
  }

  private DatabaseUnavailable(String message, Throwable cause, boolean maybeDone) {
    super(message, cause);
    this.maybeDone = maybeDone;
  }

  /** Nothing was asked of the database. */
  public static DatabaseUnavailable notBegun(String message, Throwable cause) {
    return new DatabaseUnavailable(message, cause, false);
  }

  public boolean maybeDone() {
    return maybeDone;
  }
}
