package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.UserState.USER_STATE;
import static oo.codegen.sql.shared.tables.Inbox.INBOX;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import oo.recommender.domain.state.UserState;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Reads the states that messages are about to change. */
final class UserStateRead {

  private final Inputs<Asked> inputs = new Inputs<>();
  private final Input<UUID> user = inputs.column("user_id", SQLDataType.UUID, Asked::user);
  private final Input<String> consumer =
      inputs.column("consumer", SQLDataType.CLOB, asked -> PostgresUserStates.consumer(asked.user()));
  private final Input<UUID> message = inputs.column("message_id", SQLDataType.UUID, Asked::message);
  private final Input<Boolean> handled = new Input<>("handled", SQLDataType.BOOLEAN);
  private final BatchStatement<Asked> statement;

  record Asked(UUID user, UUID message) {}

  /** @param version null where there is none yet. @param handled whether the message was applied */
  record Kept(UserState state, @Nullable Long version, boolean handled) {}

  UserStateRead(ModuleDatabase database) {
    this.statement = inputs.statement(database, query());
  }

  List<Kept> execute(List<Asked> asked) {
    var found = new HashMap<Asked, Kept>();
    statement.fetch(asked, row -> found.put(new Asked(row.get(user.field()), row.get(message.field())), kept(row)));
    return asked.stream().map(found::get).toList();
  }

  private Kept kept(Record row) {
    var document = row.get(USER_STATE.DOCUMENT);
    return new Kept(
        document == null ? UserState.EMPTY : UserStateDocument.read(document), row.get(USER_STATE.VERSION),
        row.get(handled.field()));
  }

  private Select<?> query() {
    // Not by EXISTS, which the planner may answer by reading the whole inbox.
    var known = DSL.field(DSL.select(INBOX.MESSAGE_ID).from(INBOX)
        .where(INBOX.CONSUMER.eq(consumer.in(Inputs.NAME))).and(INBOX.MESSAGE_ID.eq(message.in(Inputs.NAME)))).isNotNull();
    return DSL.with(inputs.table())
        .select(user.in(Inputs.NAME), message.in(Inputs.NAME), USER_STATE.DOCUMENT, USER_STATE.VERSION,
            DSL.field(known).as(handled.name()))
        .from(DSL.name(Inputs.NAME))
        .leftJoin(USER_STATE).on(USER_STATE.USER_ID.eq(user.in(Inputs.NAME)));
  }
}
