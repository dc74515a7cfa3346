package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ModelChoice.MODEL_CHOICE;
import static oo.codegen.sql.recommender.tables.ModelSnapshot.MODEL_SNAPSHOT;

import java.util.List;
import java.util.function.Function;
import oo.recommender.application.port.Models;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.learning.ModelDraft;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

final class PostgresSnapshots implements Snapshots {

  private static final Condition OURS = MODEL_SNAPSHOT.INPUTS_HASH.eq(ModelInputs.hash());
  private static final String CUT = "cut";

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final OutboxTable outbox;
  private final TipEvents events;
  private final Models models;

  PostgresSnapshots(ModuleDatabase database, OutboxTable outbox, TipEvents events, Models models) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.outbox = outbox;
    this.events = events;
    this.models = models;
  }

  @Override
  public @Nullable Kept cut(Function<Standing, @Nullable ModelDraft> cutter) {
    return transactions.call(() -> {
      var row = StatisticsRow.lock(database);
      if (row.rewardDefinition() == StatisticsRow.HALF_MADE) {
        return null;
      }
      var choice = choice();
      var served = choice == null ? null : models.of(choice.version());
      var draft = cutter.apply(new Standing(
          row.statistics(), row.rewardDefinition(), row.news(), row.newsSince(), served == null ? ModelSnapshot.NONE : served));
      if (draft == null) {
        return null;
      }
      new StatisticsRow(row.rewardDefinition(), 0, null, row.statistics()).update(database);
      var kept = keep(draft);
      boolean serves = choice == null || !choice.held();
      if (serves) {
        append(new Choice(kept.version(), false, CUT, draft.cutAt()));
      }
      outbox.append(events.seal(kept, serves));
      return kept;
    });
  }

  private Kept keep(ModelDraft draft) {
    var row = SnapshotRow.write(draft);
    long number = database.transactionDsl().insertInto(MODEL_SNAPSHOT).set(row).returningResult(MODEL_SNAPSHOT.NUMBER)
        .fetchSingle().value1();
    return new Kept(SnapshotRow.version(number), draft, row.getChecksum());
  }

  @Override
  public List<Kept> newest(int most) {
    return database.dsl().selectFrom(MODEL_SNAPSHOT).where(OURS).orderBy(MODEL_SNAPSHOT.NUMBER.desc()).limit(most)
        .fetch(SnapshotRow::read);
  }

  @Override
  public @Nullable Kept find(String version) {
    var number = SnapshotRow.number(version);
    return number == null ? null
        : database.dsl().selectFrom(MODEL_SNAPSHOT).where(OURS).and(MODEL_SNAPSHOT.NUMBER.eq(number)).fetchOne(SnapshotRow::read);
  }

  @Override
  public @Nullable Choice choice() {
    return database.dsl().selectFrom(MODEL_CHOICE).where(MODEL_CHOICE.INPUTS_HASH.eq(ModelInputs.hash()))
        .orderBy(MODEL_CHOICE.ID.desc()).limit(1)
        .fetchOne(row -> new Choice(
            SnapshotRow.version(row.getNumber()), row.getHeld(), row.getReason(), row.getChosenAt()));
  }

  @Override
  public void choose(Choice choice) {
    transactions.run(() -> {
      // A cut that runs at the same time is served before or not at all.
      StatisticsRow.lock(database);
      append(choice);
    });
  }

  private void append(Choice choice) {
    database.transactionDsl().insertInto(MODEL_CHOICE)
        .set(MODEL_CHOICE.INPUTS_HASH, ModelInputs.hash())
        .set(MODEL_CHOICE.NUMBER, SnapshotRow.number(choice.version()))
        .set(MODEL_CHOICE.HELD, choice.held())
        .set(MODEL_CHOICE.REASON, choice.reason())
        .set(MODEL_CHOICE.CHOSEN_AT, choice.at())
        .execute();
  }
}
