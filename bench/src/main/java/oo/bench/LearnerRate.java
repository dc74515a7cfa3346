package oo.bench;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.learning.Classroom;
import oo.bench.learning.Notebook;
import oo.bench.learning.Told;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.ModelDraft;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.tip.Dismissal;

/** How fast is learned, by one core in memory and into PostgreSQL, and what a user's model and a snapshot take. */
final class LearnerRate implements Benchmark {

  private static final String ID = "LEARN";
  private static final int USERS = 500;
  private static final int FEW_USERS = 20;
  /** Seconds; whoever measures shorter than this only wants to see it run. */
  private static final int LONG = 5;
  private static final int TIPS = 20;
  private static final int CALLERS = 64;
  private static final double MILLION = 1e6;
  private static final double MIB = 1 << 20;

  private final Run run;

  LearnerRate(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return (run.plan().pairs() + 1) * run.plan().slice().toSeconds() + 60;
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    int users = run.plan().slice().toSeconds() < LONG ? FEW_USERS : USERS;
    try (var installation = Installation.start(run.home()); var classroom = new Classroom(installation)) {
      run.progress().note("LEARN " + users * TIPS + " tips for " + users + " users");
      var decisions = classroom.offer(users, TIPS);
      inMemory(decisions, classroom, done);
      kept(decisions, classroom, done);
      classroom.cut();
      sizes(installation, users, done);
    }
  }

  private void inMemory(List<DecisionRecord> decisions, Classroom classroom, Consumer<Row> done) {
    var told = decisions.stream().map(decision -> Told.of(decision, Told.done(decision), classroom.ids())).toList();
    var rates = new ArrayList<Double>();
    var fits = new ArrayList<Double>();
    for (int round = 0; round <= run.plan().pairs(); round++) {
      run.progress().begin("LEARN sums in memory, round " + round, run.plan().slice());
      long began = System.nanoTime();
      long learned = 0;
      var notebook = new Notebook(decisions);
      while (System.nanoTime() - began < run.plan().slice().toNanos()) {
        notebook = new Notebook(decisions);
        told.forEach(notebook::take);
        learned += told.size();
      }
      double rate = learned * 1e9 / (System.nanoTime() - began);
      double fit = fit(notebook);
      // The first is for the compiler.
      if (round > 0) {
        rates.add(rate);
        fits.add(fit);
      }
    }
    done.accept(Row.values(ID, "updates of one core, sums in memory", null, "1/s", rates, null, Map.of("inputs", ModelInputs.WIDTH)));
    done.accept(Row.values(ID, "a snapshot fitted from the sums", null, "ms", fits, null, Map.of("inputs", ModelInputs.WIDTH)));
  }

  private static double fit(Notebook notebook) {
    int times = 20;
    long began = System.nanoTime();
    for (int i = 0; i < times; i++) {
      ModelDraft.of(notebook.statistics(), ModelInputs.hash(), ModelSnapshot.NONE.linear(), ModelSnapshot.NONE.linear(),
          RewardDefinition.GRADED.version(), Instant.EPOCH);
    }
    return (System.nanoTime() - began) / 1e6 / times;
  }

  /** Each tip is dismissed first, and done after all. */
  private void kept(List<DecisionRecord> decisions, Classroom classroom, Consumer<Row> done) throws InterruptedException {
    var told = new ArrayList<LearnFromFeedback.Command>();
    decisions.forEach(decision -> told.add(Told.of(decision, Told.dismissed(Dismissal.NOT_NOW), classroom.ids())));
    decisions.forEach(decision -> told.add(Told.of(decision, Told.done(decision), classroom.ids())));
    int rounds = run.plan().pairs() + 1;
    var rates = new ArrayList<Double>();
    var perCore = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      var part = told.subList(round * told.size() / rounds, (round + 1) * told.size() / rounds);
      long began = System.nanoTime();
      long cpu = cpu();
      classroom.teach(part, CALLERS);
      double rate = part.size() * 1e9 / (System.nanoTime() - began);
      double ofCore = part.size() * 1e9 / (cpu() - cpu);
      run.progress().note("LEARN kept in PostgreSQL: %.0f/s".formatted(rate));
      if (round > 0) {
        rates.add(rate);
        perCore.add(ofCore);
      }
    }
    done.accept(Row.values(ID, "updates kept in PostgreSQL", CALLERS, "1/s", rates, null, Map.of("updates", told.size())));
    done.accept(Row.values(ID, "updates kept, for each second of the app's CPU", CALLERS, "1/s", perCore, null, Map.of("updates", told.size())));
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static void sizes(Installation installation, int users, Consumer<Row> done) {
    try (var connection = installation.postgres().adminDataSource().getConnection(); var statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE) recommender.user_model");
      try (var row = statement.executeQuery("""
          SELECT avg(pg_column_size(document)), avg(octet_length(document)), pg_total_relation_size('recommender.user_model')::float8 / count(*),
            (SELECT pg_column_size(document) FROM recommender.model_statistics),
            (SELECT octet_length(document) FROM recommender.model_statistics),
            (SELECT pg_column_size(document) FROM recommender.model_snapshot),
            (SELECT octet_length(document) FROM recommender.model_snapshot)
          FROM recommender.user_model""")) {
        row.next();
        var details = new LinkedHashMap<String, Object>();
        details.put("users_sampled", users);
        details.put("tips_each", TIPS);
        details.put("bytes_before_compression", row.getDouble(2));
        done.accept(Row.values(ID, "a user's own model, " + TIPS + " answers, pg_column_size", null, "B", List.of(row.getDouble(1)), null, details));
        done.accept(Row.values(ID, "1,000,000 users' models, with index and free space", null, "MiB",
            List.of(row.getDouble(3) * MILLION / MIB), null, Map.of("bytes_a_user", row.getDouble(3))));
        done.accept(Row.values(ID, "everybody's sums, pg_column_size", null, "B", List.of(row.getDouble(4)), null,
            Map.of("bytes_before_compression", row.getDouble(5))));
        done.accept(Row.values(ID, "a snapshot, pg_column_size", null, "B", List.of(row.getDouble(6)), null,
            Map.of("bytes_before_compression", row.getDouble(7))));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }
}
