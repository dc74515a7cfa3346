package oo.recommender.adapter.postgres;

import static oo.recommender.application.port.RecommenderExamples.silence;
import static oo.recommender.application.port.RecommenderExamples.someone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import oo.recommender.application.port.Decisions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;

/** A user whose tips somebody else has locked: a batch that has to write them waits, and what comes meanwhile is one. */
final class LockedUser implements AutoCloseable {

  private final PostgresStore store;
  private final UserId user = someone();
  private final Connection lock;

  LockedUser(TestDatabase database, PostgresStore store) throws SQLException {
    this.store = store;
    store.decisions().append(next());
    lock = database.admin().getConnection();
    lock.setAutoCommit(false);
    lock(user);
  }

  /** Locks another one as well, and waits for as long as a batch has it. */
  void lock(UserId other) throws SQLException {
    try (var statement = lock.prepareStatement("SELECT FROM recommender.user_tips WHERE user_id = ? FOR UPDATE")) {
      statement.setObject(1, other.value());
      statement.execute();
    }
  }

  /** What would change the tips, if it could. */
  Decisions.Append next() {
    return new Decisions.Append(silence(user).record(), store.users().of(user).tips(), null, null);
  }

  /** Begins a write that ends when the user is unlocked, and returns when its batch waits for that. */
  CompletableFuture<Decisions.Outcome> holdLane() throws SQLException {
    var next = next();
    var written = CompletableFuture.supplyAsync(() -> store.decisions().append(next), Thread::startVirtualThread);
    awaitBatch();
    return written;
  }

  /** Until a batch waits for the lock. */
  void awaitBatch() throws SQLException {
    try (var statement = lock.prepareStatement("SELECT EXISTS (SELECT FROM pg_locks "
        + "WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))")) {
      for (boolean waits = false; !waits; ) {
        try (var rows = statement.executeQuery()) {
          rows.next();
          waits = rows.getBoolean(1);
        }
      }
    }
  }

  void unlock() throws SQLException {
    lock.rollback();
  }

  @Override
  public void close() throws SQLException {
    lock.close();
  }

  /** Begins a call, and returns when it waits to go into a batch. */
  static <T> CompletableFuture<T> queued(Supplier<T> call) {
    var result = new CompletableFuture<T>();
    var thread = Thread.startVirtualThread(() -> {
      try {
        result.complete(call.get());
      } catch (Throwable failed) {
        result.completeExceptionally(failed);
      }
    });
    while (!result.isDone() && !waits(thread)) {
      Thread.onSpinWait();
    }
    return result;
  }

  private static boolean waits(Thread thread) {
    var blocker = LockSupport.getBlocker(thread);
    return blocker != null && blocker.getClass().getSimpleName().equals("Waiter");
  }
}
