package oo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;
import oo.bench.reference.Transactions;

/** P1: decisions and T3 transactions in turn, by the same number of clients, on the same PostgreSQL; and the app's memory meanwhile. */
final class DecisionRate implements Benchmark {

  private final Run run;

  DecisionRate(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return run.plan().clients().size() * run.plan().inTurn();
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home()); Site site = run.site(installation)) {
      var decisions = new Slices(site, run.progress());
      Transactions reference = Run.reference(installation, site);
      for (int count : run.plan().clients()) {
        measure(count, site, decisions, reference, done);
      }
    }
  }

  private void measure(int count, Site site, Slices decisions, Transactions reference, Consumer<Row> done) throws InterruptedException {
    var plan = run.plan();
    String head = "P1 " + count + " clients, ";
    if (plan.warmUp().isPositive()) {
      decisions.closed(head + "warm-up: decisions", count, plan.warmUp());
      T3.perSecond(run, reference, head + "warm-up: T3", count, plan.warmUp());
    }
    var pairs = new ArrayList<Pair>();
    var slices = new ArrayList<Slice>();
    for (int pair = 1; pair <= plan.pairs(); pair++) {
      slices.add(decisions.closed(head + plan.which(pair) + ": decisions", count, plan.slice()));
      pairs.add(new Pair(slices.getLast().perSecond(), T3.perSecond(run, reference, head + plan.which(pair) + ": T3", count, plan.slice())));
      run.progress().note(String.format(Locale.ROOT, "ratio %.2f", pairs.getLast().ratio()));
    }
    run.peaks().put(count, Pair.ours(pairs).median());
    var details = Slice.details(slices);
    details.put("t3_client", reference.client());
    done.accept(Row.ratios("P1", "decisions ÷ T3", count, "1/s", pairs, Goals.decisionRate(count), details));
    done.accept(memory(count, site, slices));
  }

  private static Row memory(int count, Site site, List<Slice> slices) {
    return Row.values("memory", "resident at the end of each load", count, "MiB",
        slices.stream().map(slice -> (double) slice.residentMebibytes()).toList(), Goals.RESIDENT,
        Map.of("most_since_start_mib", site.app().mostResidentMebibytes(), "resident_after_mib", site.app().residentMebibytes()));
  }
}
