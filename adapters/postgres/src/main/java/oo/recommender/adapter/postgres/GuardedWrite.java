package oo.recommender.adapter.postgres;

import java.util.Comparator;
import java.util.List;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.exception.DataAccessException;

/**
 * Writes the rows of many callers, of each all or none, where their users' tips and idempotency keys allow it.
 *
 * <p>It is one statement that is its own transaction: one round trip and one commit for all, and durable when it
 * returns. Where nobody reacted, it is one that does without the columns of reactions.
 */
final class GuardedWrite {

  private static final String UNIQUE_VIOLATION = "23505";
  private final GuardedStatement decisions;
  private final GuardedStatement all;

  enum Result {
    WRITTEN,
    /** The version is another, or the key is taken. */
    REFUSED,
    /** Another request has the key at this moment. */
    KEY_HELD
  }

  GuardedWrite(ModuleDatabase database) {
    this.decisions = new GuardedStatement(database, false);
    this.all = new GuardedStatement(database, true);
  }

  /** For callers that come one by one; of one user no two are served at the same time. */
  static Coalescer<GuardedRows, Result> coalesced(ModuleDatabase database, Coalescer.Observer observer) {
    return new Coalescer<>(
        "tips", GuardedRows::user, new GuardedWrite(database)::execute, Coalescer.Limits.DURABLE, observer);
  }

  /** One result for each of the rows, in their order. No two of them may be of the same user. */
  List<Result> execute(List<GuardedRows> rows) {
    // In the order of users, so that two processes do not wait for each other.
    var ordered = rows.stream().sorted(Comparator.comparing(GuardedRows::user)).toList();
    try {
      var statement = rows.stream().allMatch(row -> row.feedback() == null) ? decisions : all;
      var results = statement.execute(ordered);
      return rows.stream().map(row -> results.get(row.user())).toList();
    } catch (DataAccessException e) {
      // What the statement could not see yet: the same key or the same row, committed while it began.
      if (rows.size() == 1 && UNIQUE_VIOLATION.equals(e.sqlState())) {
        return List.of(Result.REFUSED);
      }
      throw e;
    }
  }
}
