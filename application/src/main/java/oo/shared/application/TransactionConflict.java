package oo.shared.application;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database refused the work because of another transaction at the same time; made again it can succeed. */
public final class TransactionConflict extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public TransactionConflict(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
