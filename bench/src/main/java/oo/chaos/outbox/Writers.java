package oo.chaos.outbox;

import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import oo.shared.adapter.postgres.ModuleDatabase;

/** Transactions at the same time, of all lengths; one in twenty is rolled back. */
final class Writers {

  private static final int MOST_PARTS = 3;
  private static final int MOST_ROWS = 60;
  private static final int MOST_PAUSE = 40;
  private static final int ONE_ROLLED_BACK_IN = 20;

  private final ModuleDatabase database;
  private final long wanted;
  private final AtomicLong written = new AtomicLong();

  Writers(ModuleDatabase database, long wanted) {
    this.database = database;
    this.wanted = wanted;
  }

  long written() {
    return written.get();
  }

  Void write(long seed) throws SQLException, InterruptedException {
    var random = new Random(seed);
    try (var session = database.session(); var insert = session.prepareStatement("""
        INSERT INTO outbox (id, subject, type, key, occurred_at, headers, payload)
        SELECT gen_random_uuid(), 'oo.test', 'oo.Test', gen_random_uuid(), now(), '{}', ''
        FROM generate_series(1, ?)
        """)) {
      session.setAutoCommit(false);
      while (written.get() < wanted) {
        int rows = 0;
        for (int part = random.nextInt(MOST_PARTS); part >= 0; part--) {
          insert.setInt(1, 1 + random.nextInt(MOST_ROWS));
          rows += insert.executeUpdate();
          // Slow enough for the readers to keep up: one that lags behind the writers skips nothing.
          Thread.sleep(random.nextInt(MOST_PAUSE));
        }
        if (random.nextInt(ONE_ROLLED_BACK_IN) == 0) {
          session.rollback();
        } else {
          session.commit();
          written.addAndGet(rows);
        }
      }
    }
    return null;
  }
}
