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
    BitSet naive;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<?>>();
      for (var i = 0; i < WRITERS; i++) {
        var random = new Random(i);
        writers.add(threads.submit(writer(random)));
      }
      var relay = threads.submit(this::readByTransaction);
      var poll = threads.submit(this::readByNumber);
      for (var writer : writers) {
        writer.get();
      }
      allWritten.set(true);
      relayed = relay.get();
      naive = poll.get();
    }
    var all = committed();
    System.out.printf("R4: %d rows by %d writers: relay skipped %d, cursor by number skipped %d%n",
        all.cardinality(), WRITERS, skipped(all, relayed), skipped(all, naive));
    assertThat(all.cardinality()).isGreaterThanOrEqualTo(ROWS);
    assertThat(skipped(all, relayed)).isZero();
    assertThat(skipped(all, naive)).isPositive();
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
            Thread.sleep(random.nextInt(8));
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
        var rows = reader.next(500);
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

  private BitSet readByNumber() throws SQLException {
    var seen = new BitSet();
    var last = 0L;
    try (var session = PROFILE.session();
        var select = session.prepareStatement(
            "SELECT position FROM outbox WHERE position > ? ORDER BY position")) {
      while (true) {
        var done = allWritten.get();
        select.setLong(1, last);
        var before = last;
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            last = rows.getLong(1);
            seen.set((int) last);
          }
        }
        if (last == before && done) {
          return seen;
        }
      }
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
