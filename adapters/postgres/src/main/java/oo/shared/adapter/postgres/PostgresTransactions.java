package oo.shared.adapter.postgres;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import oo.shared.application.TransactionConflict;
import oo.shared.application.Transactions;

/** Transactions at READ COMMITTED; {@link ModuleDatabase#dsl} takes part in them on the same thread. */
public final class PostgresTransactions implements Transactions {

  private static final int REPEATS = 5;
  private static final long FIRST_PAUSE_NANOS = 5_000_000;

  private final ModuleDatabase database;

  public PostgresTransactions(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    for (var repeat = 0; ; repeat++) {
      try {
        return database.inTransaction(work);
      } catch (TransactionConflict e) {
        if (repeat == REPEATS) {
          throw e;
        }
        // Those who met once would meet again if they all came back at the same time.
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << repeat));
      }
    }
  }
}
