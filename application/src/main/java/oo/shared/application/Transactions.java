package oo.shared.application;

import java.util.function.Supplier;

/**
 * Runs work in one transaction of the module's own database schema.
 *
 * <p>A conflict that the database reports (serialisation failure, deadlock) runs the work again, at most five times;
 * the work must therefore have no effect but through this module's ports. What still conflicts then is thrown as {@link
 * TransactionConflict}; a database that cannot be reached is thrown as {@link DatabaseUnavailable}. Calls do not nest.
 */
public interface Transactions {

  <T> T call(Supplier<T> work);

  default void run(Runnable work) {
    call(() -> {
      work.run();
      return Boolean.TRUE;
    });
  }
}
