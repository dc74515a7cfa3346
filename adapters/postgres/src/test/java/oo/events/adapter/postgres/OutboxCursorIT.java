package oo.events.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import oo.events.application.port.OutboxPosition;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Rows commit out of the order of their numbers; the relay's cursor must not pass over any. */
class OutboxCursorIT {

  private static final int WRITERS = 32;
  private static final int ROWS = 100_000;
  private static final long LIMIT = Duration.ofSeconds(60).toNanos();
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");

  private final AtomicLong written = new AtomicLong();
  private final AtomicBoolean allWritten = new AtomicBoolean();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void skipsNoRowWhereANumberAloneSkipsMany() throws Exception {
    BitSet relayed;
    BitSet byNumber;
    BitSet unbounded;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<?>>();
      for (var i = 0; i < WRITERS; i++) {
        var random = new Random(i);
        writers.add(threads.submit(writer(random)));
      }
      var relay = threads.submit(this::readByTransaction);
      var numbers = threads.submit(() -> read("SELECT 0, position FROM outbox WHERE ? = 0 AND position > ?"));
      var table = threads.submit(() -> read("SELECT xid, position FROM outbox WHERE (xid, position) > (?, ?)"));
      for (var writer : writers) {
        writer.get();
      }
      allWritten.set(true);
      relayed = relay.get();
      byNumber = numbers.get();
      unbounded = table.get();
    }
    var all = committed();
    System.out.printf("R4: %d rows by %d writers; skipped by the relay %d, by number %d, by transaction without bound %d%n",
        all.cardinality(), WRITERS, skipped(all, relayed), skipped(all, byNumber), skipped(all, unbounded));
    assertThat(all.cardinality()).isGreaterThanOrEqualTo(ROWS);
    assertThat(skipped(all, relayed)).isZero();
    assertThat(skipped(all, byNumber)).isPositive();
    assertThat(skipped(all, unbounded)).isPositive();
  }

  private Callable<Void> writer(Random random) {
    return () -> {
      var start = System.nanoTime();
      try (var session = PROFILE.session();
          var insert = session.prepareStatement("""
              INSERT INTO outbox (id, subject, type, key, occurred_at, headers, payload)
              SELECT gen_random_uuid(), 'oo.test', 'oo.Test', gen_random_uuid(), now(), '{}', ''
              FROM generate_series(1, ?)
              """)) {
        session.setAutoCommit(false);
        while (written.get() < ROWS && System.nanoTime() - start < LIMIT) {
          var rows = 0;
          for (var part = random.nextInt(3); part >= 0; part--) {
            insert.setInt(1, 1 + random.nextInt(30));
            rows += insert.executeUpdate();
            // Slow enough for the readers to keep up: one that lags behind the writers skips nothing.
            Thread.sleep(random.nextInt(100));
          }
          if (random.nextInt(20) == 0) {
            session.rollback();
          } else {
            session.commit();
            written.addAndGet(rows);
          }
        }
      }
      return null;
    };
  }

  /** The cursor of the relay, which also never reads a row twice or out of order. */
  private BitSet readByTransaction() {
    var seen = new BitSet();
    var last = OutboxPosition.START;
    try (var reader = new PostgresEvents("profile", PROFILE).outbox().open("r4").orElseThrow()) {
      while (true) {
        var done = allWritten.get();
        var rows = reader.next(2000);
        if (rows.isEmpty() && done) {
          return seen;
        }
        for (var row : rows) {
          var here = row.position();
          assertThat(here.xid() > last.xid() || here.xid() == last.xid() && here.position() > last.position())
              .isTrue();
          last = here;
          seen.set((int) here.position());
        }
        if (!rows.isEmpty()) {
          reader.passed(last);
        }
      }
    }
  }

  /** A cursor that keeps up with the writers and reads the table itself. */
  private BitSet read(String select) throws SQLException {
    var seen = new BitSet();
    var last = OutboxPosition.START;
    try (var session = PROFILE.session();
        var statement = session.prepareStatement(select + " ORDER BY 1, 2")) {
      while (true) {
        var done = allWritten.get();
        statement.setLong(1, last.xid());
        statement.setLong(2, last.position());
        var before = last;
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            last = new OutboxPosition(rows.getLong(1), rows.getLong(2));
            seen.set((int) last.position());
          }
        }
        if (last.equals(before) && done) {
          return seen;
        }
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static BitSet committed() throws SQLException {
    var all = new BitSet();
    try (var admin = DATABASE.admin().getConnection();
        var rows = admin.createStatement().executeQuery("SELECT position FROM profile.outbox")) {
      while (rows.next()) {
        all.set(rows.getInt(1));
      }
    }
    return all;
  }

  private static int skipped(BitSet all, BitSet seen) {
    var skipped = (BitSet) all.clone();
    skipped.andNot(seen);
    return skipped.cardinality();
  }
}
