package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Tip.TIP;

import java.util.List;
import java.util.UUID;
import oo.recommender.application.port.Tips;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.tip.Tip;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresTips implements Tips {

  private final ModuleDatabase database;

  PostgresTips(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public @Nullable Tip find(UserId user, UUID tip) {
    return database.dsl().selectFrom(TIP).where(TIP.ID.eq(tip)).and(TIP.USER_ID.eq(user.value())).fetchOne(TipRow::read);
  }

  @Override
  public List<Tip> newest(UserId user, @Nullable TipKind kind, @Nullable UUID before, int limit) {
    return database.dsl().selectFrom(TIP)
        .where(TIP.USER_ID.eq(user.value()))
        .and(kind == null ? DSL.noCondition() : TIP.KIND.eq(kind.wireName()))
        .and(before == null ? DSL.noCondition() : TIP.ID.lt(before))
        .orderBy(TIP.ID.desc()).limit(limit)
        .fetch(TipRow::read);
  }
}
