package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static oo.codegen.sql.recommender.tables.UserModel.USER_MODEL;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import oo.codegen.sql.recommender.tables.records.RewardRecord;
import oo.codegen.sql.recommender.tables.records.UserModelRecord;
import oo.recommender.application.port.Lessons;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.RewardDefinition;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.InboxTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;

/** Whatever came while the last lessons were kept is one transaction, under the lock of the statistics. */
final class PostgresLessons implements Lessons, AutoCloseable {

  static final String CONSUMER = "learner";

  private final ModuleDatabase database;
  private final PostgresTransactions transactions;
  private final InboxTable inbox;
  private final Terms terms;
  private final Coalescer<Task, Boolean> tasks;

  private record Task(Lesson lesson, Function<Known, Learned> study) {}

  PostgresLessons(ModuleDatabase database, Terms terms, Coalescer.Observer observer) {
    this.database = database;
    this.transactions = new PostgresTransactions(database);
    this.inbox = new InboxTable(database);
    this.terms = terms;
    this.tasks = new Coalescer<>("lessons", _ -> new Object(), this::learn, Coalescer.Limits.STANDARD, observer);
  }

  @Override
  public boolean take(Lesson lesson, Function<Known, Learned> study) {
    return tasks.call(new Task(lesson, study));
  }

  private List<Boolean> learn(List<Task> tasks) {
    return transactions.call(() -> {
      var row = StatisticsRow.lock(database).orHalfMade();
      var fresh = inbox.firstTimes(CONSUMER, tasks.stream().map(task -> task.lesson().message()).toList());
      var lessons = tasks.stream().filter(task -> fresh.contains(task.lesson().message())).toList();
      if (!lessons.isEmpty()) {
        var desk = new LessonDesk(row, students(lessons));
        lessons.forEach(task -> desk.learn(task.lesson(), task.study()));
        keep(database, desk.rewards(), desk.models());
        desk.row().update(database);
      }
      // A message that came twice in one batch is taken once.
      return tasks.stream().map(task -> fresh.remove(task.lesson().message())).toList();
    });
  }

  private Map<UUID, LessonDesk.Student> students(List<Task> lessons) {
    var tips = lessons.stream().map(task -> task.lesson().tip()).distinct().toList();
    var found = new HashMap<UUID, LessonDesk.Student>();
    database.transactionDsl().select(DecisionRow.FIELDS).select(REWARD.fields()).select(USER_MODEL.DOCUMENT)
        .from(TIP)
        .join(DECISION).on(DECISION.ID.eq(TIP.DECISION_ID))
        .leftJoin(REWARD).on(REWARD.DECISION_ID.eq(DECISION.ID))
        .leftJoin(USER_MODEL).on(USER_MODEL.USER_ID.eq(TIP.USER_ID))
        .where(TIP.ID.in(tips))
        .forEach(row -> found.put(
            row.get(TIP.ID),
            new LessonDesk.Student(DecisionRow.read(row, terms), RewardRow.read(row), PostgresUsers.model(row))));
    return found;
  }

  static void keep(ModuleDatabase database, Collection<RewardRecord> rewards, Collection<UserModelRecord> models) {
    if (!rewards.isEmpty()) {
      database.transactionDsl().insertInto(REWARD).columns(REWARD.fields()).valuesOfRecords(rewards)
          .onConflict(REWARD.DECISION_ID).doUpdate().setAllToExcluded().execute();
    }
    if (!models.isEmpty()) {
      database.transactionDsl().insertInto(USER_MODEL).columns(USER_MODEL.fields()).valuesOfRecords(models)
          .onConflict(USER_MODEL.USER_ID).doUpdate().setAllToExcluded().execute();
    }
  }

  @Override
  public long relearn(RewardDefinition definition, Function<Past, Learned> study, Progress progress) {
    return new Relearning(database, terms, definition, study, progress).execute();
  }

  @Override
  public Comparison compare(Function<Known, Learned> study, Progress progress) {
    return new Checking(database, terms, study, progress).execute();
  }

  /** Ends when everything that was begun has its result. */
  @Override
  public void close() {
    tasks.close();
  }
}
