package oo.chaos.outbox;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import oo.events.adapter.postgres.PostgresEvents;
import oo.events.application.port.OutboxPosition;
import oo.shared.adapter.postgres.ModuleDatabase;

/** Readers that keep up with the writers; each tells the numbers of the rows that it saw. */
final class Readers {

  private static final int BATCH = 2_000;
  private static final long BETWEEN_READS = 5;

  private final String module;
  private final ModuleDatabase database;
  private final BooleanSupplier allWritten;

  Readers(String module, ModuleDatabase database, BooleanSupplier allWritten) {
    this.module = module;
    this.database = database;
    this.allWritten = allWritten;
  }

  /** The relay's own. */
  BitSet relay() {
    var seen = new BitSet();
    var last = OutboxPosition.START;
    try (var reader = new PostgresEvents(module, database).outbox().open("r4").orElseThrow()) {
      while (true) {
        boolean done = allWritten.getAsBoolean();
        var rows = reader.next(BATCH);
        if (rows.isEmpty() && done) {
          return seen;
        }
        for (var row : rows) {
          last = after(last, row.position());
          seen.set((int) last.position());
        }
        if (!rows.isEmpty()) {
          reader.passed(last);
        }
      }
    }
  }

  private static OutboxPosition after(OutboxPosition last, OutboxPosition here) {
    if (here.xid() < last.xid() || here.xid() == last.xid() && here.position() <= last.position()) {
      throw new IllegalStateException("the relay's cursor read " + here + " behind " + last);
    }
    return here;
  }

  /** By number alone. */
  BitSet naive() throws SQLException, InterruptedException {
    return read("SELECT 0, position FROM outbox WHERE ? = 0 AND position > ? ORDER BY position LIMIT " + 10 * BATCH);
  }

  /** By transaction, but also of transactions that are younger than some that still run. */
  BitSet unbounded() throws SQLException, InterruptedException {
    return read("SELECT xid, position FROM outbox WHERE (xid, position) > (?, ?) ORDER BY xid, position LIMIT " + 10 * BATCH);
  }

  private BitSet read(String select) throws SQLException, InterruptedException {
    var seen = new BitSet();
    long xid = 0;
    long position = 0;
    try (var session = database.session(); var statement = session.prepareStatement(select)) {
      while (true) {
        boolean done = allWritten.getAsBoolean();
        statement.setLong(1, xid);
        statement.setLong(2, position);
        boolean found = false;
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            found = true;
            xid = rows.getLong(1);
            position = rows.getLong(2);
            seen.set((int) position);
          }
        }
        if (!found && done) {
          return seen;
        }
        Thread.sleep(BETWEEN_READS);
      }
    }
  }
}
