package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ShadowDecision.SHADOW_DECISION;

import java.util.List;
import oo.codegen.sql.recommender.tables.records.ShadowDecisionRecord;
import oo.recommender.application.port.ShadowDecisions;
import oo.recommender.domain.decision.ShadowDecision;
import oo.shared.adapter.postgres.ModuleDatabase;

final class PostgresShadowDecisions implements ShadowDecisions {

  private final ModuleDatabase database;

  PostgresShadowDecisions(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public void append(List<ShadowDecision> shadows) {
    if (shadows.isEmpty()) {
      return;
    }
    database.dsl().insertInto(SHADOW_DECISION, SHADOW_DECISION.fields())
        .valuesOfRecords(shadows.stream().map(PostgresShadowDecisions::row).toList())
        .onConflictDoNothing()
        .execute();
  }

  private static ShadowDecisionRecord row(ShadowDecision shadow) {
    return new ShadowDecisionRecord(
        shadow.decision(), shadow.policy().toString(), shadow.user().value(), shadow.model(), shadow.schemaHash(),
        shadow.kindProbability(), shadow.candidateProbability(), shadow.seed(), shadow.pick());
  }
}
