package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ModelStatistics.MODEL_STATISTICS;

import java.time.Instant;
import oo.codegen.sql.recommender.tables.records.ModelStatisticsRecord;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.policy.ModelInputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.ContentFree;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The row of the pooled statistics. Whoever has locked it is the only one who learns, cuts or forgets.
 *
 * @param rewardDefinition {@link #HALF_MADE} while everything is made anew
 */
record StatisticsRow(int rewardDefinition, long news, @Nullable Instant newsSince, Statistics statistics) {

  static final int HALF_MADE = 0;

  private static final Condition OURS = MODEL_STATISTICS.INPUTS_HASH.eq(ModelInputs.hash());

  /** What was learned is being made anew: whatever comes meanwhile has to come again. */
  static final class HalfMade extends IllegalStateException implements ContentFree {

    private static final long serialVersionUID = 1;

    private HalfMade() {
      super("what was learned is being made anew; if nobody does, ./oo model rebuild has to be run again");
    }
  }

  /** Waits for whoever has it, and keeps it until the current transaction ends. */
  static StatisticsRow lock(ModuleDatabase database) {
    var row = select(database);
    if (row == null) {
      database.transactionDsl().insertInto(MODEL_STATISTICS)
          .set(new StatisticsRow(RewardDefinition.GRADED.version(), 0, null, Statistics.empty(ModelInputs.WIDTH)).record())
          .onConflictDoNothing().execute();
      row = select(database);
    }
    return new StatisticsRow(
        row.getRewardDefinition(), row.getNews(), row.getNewsSince(), StatisticsDocument.read(row.getDocument()));
  }

  private static @Nullable ModelStatisticsRecord select(ModuleDatabase database) {
    return database.transactionDsl().selectFrom(MODEL_STATISTICS).where(OURS).forUpdate().fetchOne();
  }

  private ModelStatisticsRecord record() {
    return new ModelStatisticsRecord(
        ModelInputs.hash(), rewardDefinition, news, newsSince, StatisticsDocument.write(statistics));
  }

  void update(ModuleDatabase database) {
    database.transactionDsl().update(MODEL_STATISTICS).set(record()).where(OURS).execute();
  }

  StatisticsRow orHalfMade() {
    if (rewardDefinition == HALF_MADE) {
      throw new HalfMade();
    }
    return this;
  }

  RewardDefinition definition() {
    return RewardDefinition.of(rewardDefinition);
  }

  StatisticsRow withNews(long more, Instant at) {
    return more == 0 ? this : new StatisticsRow(rewardDefinition, news + more, newsSince == null ? at : newsSince, statistics);
  }
}
