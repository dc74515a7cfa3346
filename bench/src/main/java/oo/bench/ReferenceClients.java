package oo.bench;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;
import oo.bench.reference.JdbcTransactions;
import oo.bench.reference.Pgbench;
import oo.bench.reference.Tables;
import oo.bench.reference.Transactions;

/** T3 by our own client and by pgbench in turn: which of them the reference is, and that it is not a slow one. */
final class ReferenceClients implements Benchmark {

  private final Run run;

  ReferenceClients(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return run.plan().inTurn();
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home()); Site site = run.site(installation)) {
      var tables = Tables.create(site.admin());
      var own = new JdbcTransactions(site.admin(), tables);
      Optional<Transactions> pgbench = Pgbench.onPath(installation.postgres(), site.database(), tables);
      done.accept(pgbench.isPresent() ? inTurn(own, pgbench.get())
          : Row.failed("T3", "own client ÷ pgbench", "there is no pgbench on the PATH: T3 is made by " + own.client()));
    }
  }

  private Row inTurn(Transactions own, Transactions pgbench) throws InterruptedException {
    var plan = run.plan();
    int count = plan.middle();
    if (plan.warmUp().isPositive()) {
      T3.perSecond(run, own, "T3 warm-up: own client", count, plan.warmUp());
      T3.perSecond(run, pgbench, "T3 warm-up: pgbench", count, plan.warmUp());
    }
    var pairs = new ArrayList<Pair>();
    for (int pair = 1; pair <= plan.pairs(); pair++) {
      pairs.add(new Pair(
          T3.perSecond(run, own, "T3 " + plan.which(pair) + ": own client", count, plan.slice()),
          T3.perSecond(run, pgbench, "T3 " + plan.which(pair) + ": pgbench", count, plan.slice())));
    }
    return Row.ratios("T3", "own client ÷ pgbench", count, "1/s", pairs, null, Map.of("used_as_reference", pgbench.client()));
  }
}
