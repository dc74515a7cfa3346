package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserState.USER_STATE;
import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;

import java.util.UUID;
import oo.recommender.application.port.Users;
import oo.recommender.domain.state.UserState;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;

final class PostgresUsers implements Users {

  private final ModuleDatabase database;

  PostgresUsers(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public Known of(UserId user) {
    var asked = DSL.select(DSL.val(user.value()).as("user_id")).asTable("asked");
    var askedUser = asked.field("user_id", UUID.class);
    return database.dsl().select(USER_STATE.DOCUMENT, USER_TIPS.VERSION, USER_TIPS.DOCUMENT).select(TIP.fields())
        .from(asked)
        .leftJoin(USER_STATE).on(USER_STATE.USER_ID.eq(askedUser))
        .leftJoin(USER_TIPS).on(USER_TIPS.USER_ID.eq(askedUser))
        .leftJoin(TIP).on(TIP.ID.eq(USER_TIPS.OPEN_TIP))
        .fetchSingle(row -> new Known(state(row.get(USER_STATE.DOCUMENT)), UserTipsRow.read(row), TipRow.readOrNull(row)));
  }

  private static UserState state(byte[] document) {
    return document == null ? UserState.EMPTY : UserStateDocument.read(document);
  }
}
