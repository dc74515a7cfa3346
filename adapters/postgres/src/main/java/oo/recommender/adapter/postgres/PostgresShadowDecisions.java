package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ShadowDecision.SHADOW_DECISION;

import java.util.List;
import oo.codegen.sql.recommender.tables.records.ShadowDecisionRecord;
import oo.recommender.application.port.ShadowDecisions;
import oo.recommender.domain.decision.ShadowDecision;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.InputRow;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.Select;
import org.jooq.impl.DSL;

final class PostgresShadowDecisions implements ShadowDecisions {

  private final Inputs<ShadowDecisionRecord> inputs = new Inputs<>();
  private final InputRow<ShadowDecisionRecord> row = inputs.row("shadow", SHADOW_DECISION, record -> record,
      SHADOW_DECISION.DECISION_ID, SHADOW_DECISION.POLICY, SHADOW_DECISION.USER_ID, SHADOW_DECISION.MODEL,
      SHADOW_DECISION.FEATURE_SCHEMA, SHADOW_DECISION.KIND_PROBABILITY, SHADOW_DECISION.CANDIDATE_PROBABILITY,
      SHADOW_DECISION.SEED, SHADOW_DECISION.PICK);
  private final BatchStatement<ShadowDecisionRecord> statement;
  private final Terms terms;

  PostgresShadowDecisions(ModuleDatabase database, Terms terms) {
    this.terms = terms;
    this.statement = inputs.statement(database, query());
  }

  private Select<?> query() {
    var written = DSL.name("written");
    return DSL.with(inputs.table())
        .with(written.as(row.insertFrom(Inputs.NAME).onConflictDoNothing()
            .returning(SHADOW_DECISION.DECISION_ID)))
        .select(DSL.count()).from(written);
  }

  @Override
  public void append(List<ShadowDecision> shadows) {
    if (!shadows.isEmpty()) {
      statement.fetch(shadows.stream().map(this::row).toList(), kept -> kept);
    }
  }

  private ShadowDecisionRecord row(ShadowDecision shadow) {
    return new ShadowDecisionRecord(
        shadow.decision(), shadow.policy().toString(), shadow.user().value(), shadow.model(), null,
        shadow.kindProbability(), shadow.candidateProbability(), shadow.seed(), shadow.pick(),
        terms.schema(shadow.schemaHash()));
  }
}
