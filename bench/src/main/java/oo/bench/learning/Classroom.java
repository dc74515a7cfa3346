package oo.bench.learning;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import oo.bench.installation.Installation;
import oo.bootstrap.wiring.Databases;
import oo.bootstrap.wiring.TimeOrderedIds;
import oo.recommender.adapter.postgres.PostgresRecommender;
import oo.recommender.application.CheckModel;
import oo.recommender.application.CutSnapshot;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Lessons;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.DatabaseSettings;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.ModuleSchema;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;

/** The learner over the real tables of an installation, without the rest of oO. */
public final class Classroom implements AutoCloseable {

  private static final String MODULE = "recommender";
  private static final int CONNECTIONS = 8;

  private final Ids ids = new TimeOrderedIds();
  private final Offers offers = new Offers(ids);
  private final Learner learner = new Learner(new FeatureAssembler());
  private final ModuleDatabase database;
  private final PostgresRecommender tables;
  private final LearnFromFeedback learnFromFeedback;

  public Classroom(Installation installation) {
    var settings = installation.settings();
    Databases.migrate(settings);
    this.database = new ModuleDatabase(DatabaseSettings.of(
        settings.database().url(), ModuleSchema.role(MODULE), settings.modulePassword(MODULE), CONNECTIONS));
    this.tables = new PostgresRecommender(database, new OutboxTable(database), ids, Coalescer.Observer.NONE);
    this.learnFromFeedback = new LearnFromFeedback(tables.lessons(), _ -> Offers.PROFILE, learner, Clock.systemUTC());
  }

  public Ids ids() {
    return ids;
  }

  /** Tips of as many users, each of whom has as many. */
  public List<DecisionRecord> offer(int users, int tips) throws InterruptedException {
    var each = new ArrayList<Callable<List<DecisionRecord>>>();
    for (int i = 0; i < users; i++) {
      var user = new UserId(UUID.randomUUID());
      each.add(() -> offer(user, tips));
    }
    return atOnce(each, 4 * CONNECTIONS).stream().flatMap(List::stream).toList();
  }

  private List<DecisionRecord> offer(UserId user, int tips) {
    var offered = new ArrayList<DecisionRecord>();
    for (int number = 0; number < tips; number++) {
      var decision = offers.next(user, tables.users().of(user).tips(), number);
      tables.decisions().append(new Decisions.Append(decision.record(), decision.tips(), null, null));
      offered.add(decision.record());
    }
    return offered;
  }

  /** All of them, by so many at the same time. */
  public void teach(List<LearnFromFeedback.Command> told, int callers) throws InterruptedException {
    atOnce(told.stream().<Callable<Boolean>>map(each -> () -> learnFromFeedback.execute(each)).toList(), callers);
  }

  private static <T> List<T> atOnce(List<Callable<T>> all, int callers) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var done = new ArrayList<T>();
      for (var each : threads.invokeAll(all)) {
        done.add(each.get());
      }
      return done;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("learning failed", failed.getCause());
    }
  }

  /** What was learned beside what the ledger makes of it. */
  public Lessons.Comparison check() {
    return new CheckModel(tables.lessons(), learner).execute((_, _) -> {});
  }

  /** A snapshot of what was learned. */
  public void cut() {
    new CutSnapshot(tables.snapshots(), Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS))).execute(true);
  }

  @Override
  public void close() {
    tables.close();
    database.close();
  }
}
