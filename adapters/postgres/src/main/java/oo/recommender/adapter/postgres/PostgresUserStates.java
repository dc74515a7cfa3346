package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.UserState.USER_STATE;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import oo.recommender.application.port.UserStates;
import oo.recommender.domain.state.UserState;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.InboxTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.TransactionConflict;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * States with an inbox of each user's own, so that one user's can be forgotten alone.
 *
 * <p>A change is written with its message if the state is still the one that was read. So what is applied while a state
 * is forgotten comes wholly before, and is forgotten with its message, or wholly after, and stays with its message.
 */
final class PostgresUserStates implements UserStates, AutoCloseable {

  private static final int ATTEMPTS = 20;
  private static final int FORGOTTEN_TOGETHER = 200;

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final InboxTable inbox;
  private final Coalescer<UserStateChanges.Change, UserStateChanges.Result> changes;

  PostgresUserStates(ModuleDatabase database, Coalescer.Observer observer) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.inbox = new InboxTable(database);
    this.changes = new Coalescer<>(
        "user-states", UserStateChanges.Change::user, new UserStateChanges(database)::execute,
        Coalescer.Limits.STANDARD, observer);
  }

  static String consumer(UUID user) {
    return "user_state/" + user;
  }

  @Override
  public boolean apply(UUID message, UserId user, UnaryOperator<UserState> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (changes.call(new UserStateChanges.Change(user.value(), message, change))) {
        case UserStateChanges.Result.Applied _ -> {
          return true;
        }
        case UserStateChanges.Result.AppliedBefore _ -> {
          return false;
        }
        case UserStateChanges.Result.Failed(var reason) -> throw reason;
        case UserStateChanges.Result.Overtaken _ -> {
          // Another process was faster: read again.
        }
      }
    }
    throw new TransactionConflict("other processes changed the state of a user all the time", null);
  }

  @Override
  public void clear(@Nullable UserId user) {
    if (user != null) {
      forget(List.of(user.value()));
      return;
    }
    for (var users = after(null); !users.isEmpty(); users = after(users.getLast())) {
      forget(users);
    }
  }

  private List<UUID> after(@Nullable UUID last) {
    return database.dsl().select(USER_STATE.USER_ID).from(USER_STATE)
        .where(last == null ? DSL.noCondition() : USER_STATE.USER_ID.gt(last))
        .orderBy(USER_STATE.USER_ID).limit(FORGOTTEN_TOGETHER)
        .fetch(USER_STATE.USER_ID);
  }

  private void forget(List<UUID> users) {
    transactions.run(() -> {
      hold(users);
      database.transactionDsl().deleteFrom(USER_STATE).where(USER_STATE.USER_ID.in(users)).execute();
      // A statement of its own: it sees the messages of the changes that were waited for.
      inbox.forget(users.stream().map(PostgresUserStates::consumer).toList());
    });
  }

  /** Nobody changes or opens these states until the transaction ends. One that is not there is made, for it to be held. */
  private void hold(List<UUID> users) {
    var nothing = UserStateDocument.write(UserState.EMPTY);
    // In the order in which changes are written, so that neither waits for the other.
    var rows = users.stream().sorted().map(user -> DSL.row(user, nothing)).toList();
    database.transactionDsl().insertInto(USER_STATE, USER_STATE.USER_ID, USER_STATE.DOCUMENT).valuesOfRows(rows)
        .onConflict(USER_STATE.USER_ID).doUpdate().set(USER_STATE.DOCUMENT, DSL.excluded(USER_STATE.DOCUMENT))
        .execute();
  }

  /** Ends when everything that was begun has its result. */
  @Override
  public void close() {
    changes.close();
  }
}
