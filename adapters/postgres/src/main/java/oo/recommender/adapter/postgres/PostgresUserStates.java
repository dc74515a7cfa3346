package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.UserState.USER_STATE;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import oo.recommender.application.port.UserStates;
import oo.recommender.domain.state.UserState;
import oo.shared.adapter.postgres.InboxTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.UserLock;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * States with an inbox of each user's own, so that one user's can be forgotten alone.
 *
 * <p>Whoever changes or forgets a state holds the user's lock until it is committed: what is applied while a state is
 * forgotten comes wholly before, and is forgotten with its message, or wholly after, and stays with its message.
 */
final class PostgresUserStates implements UserStates {

  private static final int FORGOTTEN_TOGETHER = 200;

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final InboxTable inbox;
  private final UserLock lock;

  PostgresUserStates(ModuleDatabase database) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.inbox = new InboxTable(database);
    this.lock = new UserLock(database);
  }

  private static String consumer(UUID user) {
    return "user_state/" + user;
  }

  @Override
  public boolean apply(UUID message, UserId user, UnaryOperator<UserState> change) {
    return transactions.call(() -> {
      lock.take(user);
      if (!inbox.firstTime(consumer(user.value()), message)) {
        return false;
      }
      var kept = database.dsl().select(USER_STATE.DOCUMENT).from(USER_STATE).where(USER_STATE.USER_ID.eq(user.value()))
          .fetchOne(USER_STATE.DOCUMENT);
      var before = kept == null ? UserState.EMPTY : UserStateDocument.read(kept);
      var after = change.apply(before);
      // Who has an inbox has a row, by which it is found.
      if (kept == null || after != before) {
        save(user, after);
      }
      return true;
    });
  }

  private void save(UserId user, UserState state) {
    var document = UserStateDocument.write(state);
    database.transactionDsl().insertInto(USER_STATE)
        .set(USER_STATE.USER_ID, user.value()).set(USER_STATE.DOCUMENT, document)
        .onDuplicateKeyUpdate().set(USER_STATE.DOCUMENT, document)
        .execute();
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
      // In the order of ids, so that two who forget do not wait for each other.
      users.forEach(user -> lock.take(new UserId(user)));
      database.transactionDsl().deleteFrom(USER_STATE).where(USER_STATE.USER_ID.in(users)).execute();
      inbox.forget(users.stream().map(PostgresUserStates::consumer).toList());
    });
  }
}
