package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ArmFigures.ARM_FIGURES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import oo.codegen.sql.recommender.tables.records.ArmFiguresRecord;
import oo.recommender.application.port.ArmFigures;
import oo.recommender.domain.rollout.Figures;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.Ids;
import org.jooq.Field;
import org.jooq.impl.DSL;

final class PostgresArmFigures implements ArmFigures {

  private static final Field<BigDecimal> DECISIONS = DSL.sum(ARM_FIGURES.DECISIONS);
  private static final Field<BigDecimal> FAILURES = DSL.sum(ARM_FIGURES.FAILURES);
  private static final Field<BigDecimal> SLOW = DSL.sum(ARM_FIGURES.SLOW);
  private static final Field<BigDecimal> SPREAD = DSL.sum(ARM_FIGURES.SPREAD);
  private static final Field<BigDecimal> ENTROPY = DSL.sum(ARM_FIGURES.ENTROPY);

  private final ModuleDatabase database;
  private final Ids ids;

  PostgresArmFigures(ModuleDatabase database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  @Override
  public void append(Map<String, Figures> figures, Instant at) {
    var rows = figures.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue(), at)).toList();
    database.dsl().insertInto(ARM_FIGURES).set(rows).execute();
  }

  private ArmFiguresRecord row(String policy, Figures figures, Instant at) {
    return new ArmFiguresRecord(
        ids.next(), at, policy, figures.decisions(), figures.failures(), figures.slow(), figures.spread(), figures.entropy());
  }

  @Override
  public Map<String, Figures> since(Instant from) {
    return database.dsl().select(ARM_FIGURES.POLICY, DECISIONS, FAILURES, SLOW, SPREAD, ENTROPY).from(ARM_FIGURES)
        .where(ARM_FIGURES.RECORDED_AT.ge(from)).groupBy(ARM_FIGURES.POLICY)
        .fetchMap(ARM_FIGURES.POLICY, row -> new Figures(
            row.get(DECISIONS).longValue(), row.get(FAILURES).longValue(), row.get(SLOW).longValue(),
            row.get(SPREAD).longValue(), row.get(ENTROPY).doubleValue()));
  }

  @Override
  public void forget(Instant before) {
    database.dsl().deleteFrom(ARM_FIGURES).where(ARM_FIGURES.RECORDED_AT.lt(before)).execute();
  }
}
