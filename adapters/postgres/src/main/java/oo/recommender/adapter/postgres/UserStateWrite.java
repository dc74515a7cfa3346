package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.UserState.USER_STATE;
import static oo.codegen.sql.shared.tables.Inbox.INBOX;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Writes states that are still those that were read, each with the message that changed it: one transaction for all. */
final class UserStateWrite {

  private static final String CHANGED = "changed";
  private static final String OPENED = "opened";
  private static final String WRITTEN = "written";

  private final Inputs<Row> inputs = new Inputs<>();
  private final Input<UUID> user = inputs.column("user_id", SQLDataType.UUID, Row::user);
  private final Input<String> consumer =
      inputs.column("consumer", SQLDataType.CLOB, row -> PostgresUserStates.consumer(row.user()));
  private final Input<UUID> message = inputs.column("message_id", SQLDataType.UUID, Row::message);
  private final Input<Long> expected = inputs.column("expected", SQLDataType.BIGINT, Row::expected);
  private final Input<byte[]> document = inputs.column("document", SQLDataType.BLOB, Row::document);
  private final BatchStatement<Row> statement;

  /** @param expected version of the state that was read; null where there was none */
  record Row(UUID user, UUID message, @Nullable Long expected, byte[] document) {}

  UserStateWrite(ModuleDatabase database) {
    this.statement = inputs.statement(database, query());
  }

  /** The users whose state was not what was read: nothing of theirs is written. No two rows may be of the same user. */
  Set<UUID> execute(List<Row> rows) {
    var refused = new HashSet<UUID>();
    rows.forEach(row -> refused.add(row.user()));
    // In the order of users, so that two processes do not wait for each other.
    statement.fetch(
        rows.stream().sorted(Comparator.comparing(Row::user)).toList(), row -> refused.remove(row.get(user.field())));
    return refused;
  }

  private Select<?> query() {
    var table = DSL.table(DSL.name(Inputs.NAME));
    var changed = DSL.update(USER_STATE)
        .set(USER_STATE.VERSION, DSL.defaultValue(USER_STATE.VERSION))
        .set(USER_STATE.DOCUMENT, document.in(Inputs.NAME))
        .from(table)
        .where(USER_STATE.USER_ID.eq(user.in(Inputs.NAME))).and(USER_STATE.VERSION.eq(expected.in(Inputs.NAME)))
        .returningResult(USER_STATE.USER_ID);
    var opened = DSL.insertInto(USER_STATE, USER_STATE.USER_ID, USER_STATE.DOCUMENT)
        .select(DSL.select(user.in(Inputs.NAME), document.in(Inputs.NAME)).from(table)
            .where(expected.in(Inputs.NAME).isNull()))
        .onConflictDoNothing().returning(USER_STATE.USER_ID);
    var written = DSL.select(user.in(CHANGED)).from(DSL.name(CHANGED))
        .unionAll(DSL.select(user.in(OPENED)).from(DSL.name(OPENED)));
    var handled = DSL.insertInto(INBOX, INBOX.CONSUMER, INBOX.MESSAGE_ID)
        .select(DSL.select(consumer.in(Inputs.NAME), message.in(Inputs.NAME)).from(table)
            .where(user.in(Inputs.NAME).in(DSL.select(user.in(WRITTEN)).from(DSL.name(WRITTEN)))))
        .returning(INBOX.MESSAGE_ID);
    return DSL.with(inputs.table())
        .with(DSL.name(CHANGED).as(changed))
        .with(DSL.name(OPENED).as(opened))
        .with(DSL.name(WRITTEN).as(written))
        .with(DSL.name("handled").as(handled))
        .select(user.in(WRITTEN)).from(DSL.name(WRITTEN));
  }
}
