package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;
import static oo.codegen.sql.recommender.tables.Tip.TIP;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import oo.codegen.sql.recommender.tables.records.RewardRecord;
import oo.recommender.application.port.Lessons;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.ModelInputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Makes in memory what is to be learned from all rewards and their decisions, user after user and page by page. */
final class Rereading {

  private static final int PAGE = 500;

  private final ModuleDatabase database;
  private final Terms terms;
  private final RewardDefinition definition;
  private final Function<Lessons.Past, Learned> study;
  private final Lessons.Progress progress;
  private final Statistics statistics = Statistics.empty(ModelInputs.WIDTH);
  private @Nullable UUID user;
  private UserModel model = UserModel.EMPTY;
  private long studied;

  /** @param models of the users who are finished with it */
  record Page(List<RewardRecord> rewards, Map<UUID, UserModel> models) {}

  @FunctionalInterface
  interface Reader {
    void take(Page page);
  }

  Rereading(
      ModuleDatabase database, Terms terms, RewardDefinition definition, Function<Lessons.Past, Learned> study,
      Lessons.Progress progress) {
    this.database = database;
    this.terms = terms;
    this.definition = definition;
    this.study = study;
    this.progress = progress;
  }

  /** What all of them add up to, when all is read. */
  Statistics statistics() {
    return statistics;
  }

  /** Of how many tips. */
  long all(Reader reader) {
    long total = database.dsl().fetchCount(REWARD);
    for (Record last = null, next; (next = page(last, total, reader)) != null; ) {
      last = next;
    }
    var end = new Page(List.of(), new TreeMap<>());
    finish(end);
    reader.take(end);
    return studied;
  }

  /** The last row of the page; null when there was none. */
  private @Nullable Record page(@Nullable Record after, long total, Reader reader) {
    var rows = database.dsl().select(DecisionRow.FIELDS).select(REWARD.fields())
        .from(REWARD).join(DECISION).on(DECISION.ID.eq(REWARD.DECISION_ID)).join(TIP).on(TIP.ID.eq(REWARD.TIP_ID))
        .where(after == null ? DSL.noCondition()
            : DSL.row(REWARD.USER_ID, REWARD.DECISION_ID).gt(after.get(REWARD.USER_ID), after.get(REWARD.DECISION_ID)))
        .orderBy(REWARD.USER_ID, REWARD.DECISION_ID).limit(PAGE)
        .fetch();
    var page = new Page(new ArrayList<>(), new TreeMap<>());
    for (var row : rows) {
      study(DecisionRow.read(row, terms), RewardRow.read(row), page);
      progress.at(++studied, total);
    }
    reader.take(page);
    return rows.isEmpty() ? null : rows.getLast();
  }

  private void study(DecisionRecord decision, Reward reward, Page page) {
    var learned = study.apply(new Lessons.Past(decision, reward));
    page.rewards().add(RewardRow.write(decision, learned.reward(), definition.version()));
    if (!decision.user().value().equals(user)) {
      finish(page);
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

  private void finish(Page page) {
    if (user != null) {
      page.models().put(user, model);
    }
  }
}
