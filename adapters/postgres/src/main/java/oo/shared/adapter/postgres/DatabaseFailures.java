package oo.shared.adapter.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.TransactionConflict;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Tells outages and conflicts from bugs, by SQLSTATE (PostgreSQL 18 manual, appendix A). */
final class DatabaseFailures implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  // Shut down, crashed, starting; too many connections; out of disk or memory; timeouts that the server enforces.
  private static final Set<String> UNAVAILABLE = Set.of(
      "57P01", "57P02", "57P03", "57P05", "53000", "53100", "53200", "53300", "53400", "57014", "25P03", "25P04");
  private static final Set<String> CONFLICT = Set.of("40001", "40P01", "55P03");

  @Override
  public void exception(ExecuteContext context) {
    SQLException failure = context.sqlException();
    if (failure != null) {
      context.exception(of(failure, context.exception()));
    }
  }

  static RuntimeException of(SQLException failure) {
    return of(failure, null);
  }

  private static RuntimeException of(SQLException failure, @Nullable RuntimeException otherwise) {
    var states = states(failure);
    for (String state : states) {
      if (state.startsWith("08") || UNAVAILABLE.contains(state)) {
        return new DatabaseUnavailable("the database stopped working (" + state + ")", failure);
      }
      if (CONFLICT.contains(state)) {
        return new TransactionConflict("another transaction was in the way (" + state + ")", failure);
      }
    }
    return otherwise == null ? new DataAccessException("the database refused " + states, failure) : otherwise;
  }

  /** Its own and those behind it: jOOQ's has none where a row could not be read, as when the driver asked the server for a type. */
  private static List<String> states(SQLException failure) {
    return StreamSupport.stream(failure.spliterator(), false)
        .flatMap(each -> each instanceof SQLException one ? Stream.ofNullable(one.getSQLState()) : Stream.empty())
        .distinct().toList();
  }

  /** Whatever the reason (down, wrong password, no such database, pool exhausted): without a connection nothing works. */
  static DatabaseUnavailable noConnection(String who, SQLException failure) {
    Throwable reason = failure.getCause() == null ? failure : failure.getCause();
    return DatabaseUnavailable.notBegun("no connection for " + who + ": " + reason.getMessage(), failure);
  }
}
