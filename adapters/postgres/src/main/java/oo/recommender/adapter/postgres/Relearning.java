package oo.recommender.adapter.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import oo.codegen.sql.recommender.tables.records.UserModelRecord;
import oo.recommender.application.port.Lessons;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.ModelInputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.TransactionConflict;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Makes everything that was learned anew: no transaction stays open for long.
 *
 * <p>It marks the statistics as half made first, which stops the learner, and sets them last. Whoever is interrupted
 * leaves that mark, and the next run begins from the start.
 */
final class Relearning {

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final RewardDefinition definition;
  private final Rereading rereading;

  Relearning(
      ModuleDatabase database, Terms terms, RewardDefinition definition, Function<Lessons.Past, Learned> study,
      Lessons.Progress progress) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.definition = definition;
    this.rereading = new Rereading(database, terms, definition, study, progress);
  }

  long execute() {
    try (var session = database.session()) {
      var lock = DSL.function(
          DSL.systemName("pg_try_advisory_lock"), SQLDataType.BOOLEAN, DSL.val(lockId()));
      if (!Boolean.TRUE.equals(database.dsl(session).select(lock).fetchSingle().value1())) {
        throw new TransactionConflict("somebody else is making what was learned anew", null);
      }
      return all();
    } catch (SQLException closing) {
      throw new IllegalStateException("the session of the lock could not be closed", closing);
    }
  }

  // Locks are numbers that the whole database shares.
  private long lockId() {
    return UUID.nameUUIDFromBytes((database.role() + "\nrelearn").getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }

  private long all() {
    transactions.run(() -> {
      StatisticsRow.lock(database);
      new StatisticsRow(StatisticsRow.HALF_MADE, 0, null, Statistics.empty(ModelInputs.WIDTH)).update(database);
    });
    long studied = rereading.all(page -> transactions.run(() ->
        PostgresLessons.keep(database, page.rewards(), page.models().entrySet().stream().map(Relearning::row).toList())));
    var statistics = rereading.statistics();
    transactions.run(() -> {
      StatisticsRow.lock(database);
      new StatisticsRow(definition.version(), statistics.observations(), statistics.asOf(), statistics).update(database);
    });
    return studied;
  }

  private static UserModelRecord row(Map.Entry<UUID, UserModel> model) {
    return new UserModelRecord(model.getKey(), UserModelDocument.write(model.getValue()));
  }
}
