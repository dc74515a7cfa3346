package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;
import static oo.codegen.sql.recommender.tables.Tip.TIP;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import oo.codegen.sql.recommender.tables.records.RewardRecord;
import oo.codegen.sql.recommender.tables.records.UserModelRecord;
import oo.recommender.application.port.Lessons;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.ModelInputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.TransactionConflict;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Makes everything that was learned anew, user after user and page by page: no transaction stays open for long.
 *
 * <p>It marks the statistics as half made first, which stops the learner, and sets them last. Whoever is interrupted
 * leaves that mark, and the next run begins from the start.
 */
final class Relearning {

  private static final int PAGE = 500;

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final Terms terms;
  private final RewardDefinition definition;
  private final Function<Lessons.Past, Learned> study;
  private final Lessons.Progress progress;
  private final Statistics statistics = Statistics.empty(ModelInputs.WIDTH);
  private @Nullable UUID user;
  private UserModel model = UserModel.EMPTY;
  private long studied;

  private record Page(List<RewardRecord> rewards, List<UserModelRecord> models) {}

  Relearning(
      ModuleDatabase database, Terms terms, RewardDefinition definition, Function<Lessons.Past, Learned> study,
      Lessons.Progress progress) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.terms = terms;
    this.definition = definition;
    this.study = study;
    this.progress = progress;
  }

  long execute() {
    try (var session = database.session()) {
      var lock = DSL.function(
          DSL.systemName("pg_try_advisory_lock"), SQLDataType.BOOLEAN, DSL.val(lockId()));
      if (!Boolean.TRUE.equals(database.dsl(session).select(lock).fetchSingle().value1())) {
        throw new TransactionConflict("somebody else is making what was learned anew", null);
      }
      all();
      return studied;
    } catch (SQLException closing) {
      throw new IllegalStateException("the session of the lock could not be closed", closing);
    }
  }

  // Locks are numbers that the whole database shares.
  private long lockId() {
    return UUID.nameUUIDFromBytes((database.role() + "\nrelearn").getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }

  private void all() {
    transactions.run(() -> {
      StatisticsRow.lock(database);
      new StatisticsRow(StatisticsRow.HALF_MADE, 0, null, statistics).update(database);
    });
    long total = database.dsl().fetchCount(REWARD);
    for (Record last = null, next; (next = page(last, total)) != null; ) {
      last = next;
    }
    transactions.run(() -> {
      StatisticsRow.lock(database);
      PostgresLessons.keep(database, List.of(), finished());
      new StatisticsRow(definition.version(), statistics.observations(), statistics.asOf(), statistics).update(database);
    });
  }

  /** The last row of the page; null when there was none. */
  private @Nullable Record page(@Nullable Record after, long total) {
    var rows = database.dsl().select(DecisionRow.FIELDS).select(REWARD.fields())
        .from(REWARD).join(DECISION).on(DECISION.ID.eq(REWARD.DECISION_ID)).join(TIP).on(TIP.ID.eq(REWARD.TIP_ID))
        .where(after == null ? DSL.noCondition()
            : DSL.row(REWARD.USER_ID, REWARD.DECISION_ID).gt(after.get(REWARD.USER_ID), after.get(REWARD.DECISION_ID)))
        .orderBy(REWARD.USER_ID, REWARD.DECISION_ID).limit(PAGE)
        .fetch();
    var page = new Page(new ArrayList<>(), new ArrayList<>());
    for (var row : rows) {
      study(DecisionRow.read(row, terms), RewardRow.read(row), page);
      progress.at(++studied, total);
    }
    transactions.run(() -> PostgresLessons.keep(database, page.rewards(), page.models()));
    return rows.isEmpty() ? null : rows.getLast();
  }

  private void study(DecisionRecord decision, Reward reward, Page page) {
    var learned = study.apply(new Lessons.Past(decision, reward));
    page.rewards().add(RewardRow.write(decision, learned.reward(), definition.version()));
    if (!decision.user().value().equals(user)) {
      page.models().addAll(finished());
      user = decision.user().value();
      model = UserModel.EMPTY;
    }
    if (learned.own() != null) {
      model = model.after(learned.own());
    }
    if (learned.pooled() != null) {
      statistics.apply(learned.pooled());
    }
  }

  /** The model of the user whose last reward was studied. */
  private List<UserModelRecord> finished() {
    return user == null ? List.of() : List.of(new UserModelRecord(user, UserModelDocument.write(model)));
  }
}
