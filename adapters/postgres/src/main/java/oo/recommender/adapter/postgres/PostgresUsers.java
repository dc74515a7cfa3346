package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserModel.USER_MODEL;
import static oo.codegen.sql.recommender.tables.UserState.USER_STATE;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import oo.recommender.application.port.Users;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.state.UserState;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

final class PostgresUsers implements Users, AutoCloseable {

  private final Inputs<UserId> inputs = new Inputs<>();
  private final Input<UUID> asked = inputs.column("user_id", SQLDataType.UUID, UserId::value);
  private final BatchStatement<UserId> statement;
  private final Coalescer<UserId, Known> reads;

  PostgresUsers(ModuleDatabase database, Coalescer.Limits limits, Coalescer.Observer observer) {
    this.statement = inputs.statement(database, query());
    this.reads = new Coalescer<>("users", _ -> new Object(), this::of, limits, observer);
  }

  @Override
  public Known of(UserId user) {
    return reads.call(user);
  }

  private List<Known> of(List<UserId> users) {
    var found = new HashMap<UUID, Known>();
    statement.fetch(users, row -> found.put(row.get(asked.field()),
        new Known(
            state(row.get(USER_STATE.DOCUMENT)), UserTipsRow.read(row), TipRow.readOrNull(row), model(row))));
    return users.stream().map(user -> found.get(user.value())).toList();
  }

  private Select<?> query() {
    var user = asked.in(Inputs.NAME);
    return DSL.with(inputs.table())
        .select(user, USER_STATE.DOCUMENT, USER_TIPS.VERSION, USER_TIPS.DOCUMENT, USER_MODEL.DOCUMENT).select(TIP.fields())
        .from(DSL.name(Inputs.NAME))
        .leftJoin(USER_STATE).on(USER_STATE.USER_ID.eq(user))
        .leftJoin(USER_TIPS).on(USER_TIPS.USER_ID.eq(user))
        .leftJoin(USER_MODEL).on(USER_MODEL.USER_ID.eq(user))
        .leftJoin(TIP).on(TIP.ID.eq(USER_TIPS.OPEN_TIP));
  }

  @Override
  public void close() {
    reads.close();
  }

  private static UserState state(byte[] document) {
    return document == null ? UserState.EMPTY : UserStateDocument.read(document);
  }

  /** Empty where an outer join found no row. */
  static UserModel model(Record row) {
    var document = row.get(USER_MODEL.DOCUMENT);
    return document == null ? UserModel.EMPTY : UserModelDocument.read(document);
  }
}
