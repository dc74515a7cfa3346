package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import oo.recommender.application.port.DecisionRewards;
import oo.shared.adapter.postgres.ModuleDatabase;

final class PostgresDecisionRewards implements DecisionRewards {

  private final ModuleDatabase database;

  PostgresDecisionRewards(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public Map<UUID, Double> of(Collection<UUID> decisions) {
    var rewards = new HashMap<UUID, Double>();
    database.dsl().select(DECISION.ID).select(RewardRow.WORTH)
        .from(DECISION).leftJoin(REWARD).on(REWARD.DECISION_ID.eq(DECISION.ID))
        .where(DECISION.ID.in(decisions))
        .forEach(row -> {
          var worth = RewardRow.worth(row);
          if (worth != null) {
            rewards.put(row.get(DECISION.ID), worth);
          }
        });
    return rewards;
  }
}
