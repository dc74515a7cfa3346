package oo.bench;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import oo.bench.figures.Goals;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;

/** P7: an app with two shadow policies and one without any, in turn. */
final class ShadowCost implements Benchmark {

  private static final int SHADOWS = 2;

  private final Run run;

  ShadowCost(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return run.plan().inTurn();
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home());
        Site with = run.site(installation, Map.of("OO_SHADOWS", "uniform,rules"));
        Site without = run.site(installation, Map.of("OO_SHADOWS", "none"))) {
      int count = run.plan().middle();
      var measured = InTurn.measure(run, "P7 " + count + " clients, ", count, new Slices(with, run.progress()),
          new Slices(without, run.progress()), new InTurn.Names("two shadows", "none"));
      var details = measured.details();
      // What is shed costs nothing: without this share a cheap shadow could be one that hardly looks.
      details.put("observed_share", observed(with.admin()));
      done.accept(Row.ratios("P7", "decisions with two shadows ÷ without", count, "1/s", measured.pairs(), Goals.SHADOW_COST, details));
    }
  }

  /** Share of the drawn decisions, those of the warm-up included, that the shadows did look at. */
  private static double observed(DataSource admin) {
    try (var connection = admin.getConnection(); var statement = connection.createStatement();
        var row = statement.executeQuery("""
            SELECT (SELECT count(*) FROM recommender.shadow_decision)::float8
              / greatest(1, (SELECT count(*) FROM recommender.decision WHERE policy IS NOT NULL))""")) {
      row.next();
      return row.getDouble(1) / SHADOWS;
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }
}
