package oo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import oo.bench.figures.Goals;
import oo.bench.figures.Latencies;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.figures.Summary;
import oo.bench.installation.App;
import oo.bench.installation.Cost;
import oo.bench.installation.Quiet;
import oo.bench.installation.Users;
import oo.bench.load.Clients;
import oo.bench.load.Load;
import oo.bench.load.Request;
import oo.bench.reference.Transactions;
import oo.bench.report.Progress;

/** P1: decisions and T3 transactions in turn, by the same number of clients, on the same PostgreSQL. */
final class DecisionRate implements Benchmark {

  /** Far fewer than the daily cap, and than there are tips: otherwise silence would be measured. */
  private static final int TIPS_PER_USER = 12;
  private static final int FEWEST_USERS = 2_000;

  private final App app;
  private final Users users;
  private final Transactions reference;
  private final Quiet quiet;
  private final Plan plan;
  private final Progress progress;
  private final Clients clients;
  private double rate;
  private Cost before = Cost.NONE;

  DecisionRate(App app, Users users, Transactions reference, Quiet quiet, Plan plan, Progress progress) {
    this.app = app;
    this.users = users;
    this.reference = reference;
    this.quiet = quiet;
    this.plan = plan;
    this.progress = progress;
    this.clients = new Clients(app.port(), (int) System.nanoTime());
  }

  @Override
  public long seconds() {
    return plan.clients().size() * 2L * (plan.warmUp().toSeconds() + plan.pairs() * plan.slice().toSeconds());
  }

  @Override
  public List<Row> measure() throws InterruptedException {
    var rows = new ArrayList<Row>();
    for (int count : plan.clients()) {
      rows.add(measure(count));
    }
    return rows;
  }

  private Row measure(int count) throws InterruptedException {
    if (plan.warmUp().isPositive()) {
      decisions(count, plan.warmUp(), "warm-up");
      transactions(count, plan.warmUp(), "warm-up");
    }
    var pairs = new ArrayList<Pair>();
    var loads = new ArrayList<Load>();
    var drained = new ArrayList<Quiet.Drained>();
    var cost = Cost.NONE;
    for (int pair = 1; pair <= plan.pairs(); pair++) {
      String which = "pair " + pair + " of " + plan.pairs();
      Load load = decisions(count, plan.slice(), which);
      drained.add(quiet.await());
      cost = cost.plus(quiet.soFar().since(before));
      pairs.add(new Pair(load.decisionsPerSecond(), transactions(count, plan.slice(), which)));
      loads.add(load);
      progress.note(String.format(Locale.ROOT, "ratio %.2f", pairs.getLast().ratio()));
    }
    return new Row("P1", "decisions ÷ T3", count, "1/s", pairs, Goals.decisionRate(count), details(loads, drained, cost));
  }

  private Load decisions(int count, Duration time, String which) throws InterruptedException {
    List<Request> asking = users.make((int) Math.max(FEWEST_USERS, rate * time.toSeconds() / TIPS_PER_USER));
    quiet.await();
    before = quiet.soFar();
    progress.begin("P1 " + count + " clients, " + which + ": decisions", time);
    Load load = clients.run(count, time, asking);
    rate = load.decisionsPerSecond();
    progress.note(String.format(Locale.ROOT, "%.0f/s, p50 %.1f ms, p99 %.1f ms, %s", load.decisionsPerSecond(),
        load.latencies().milliseconds(0.5), load.latencies().milliseconds(0.99), load.outcomes()));
    return load;
  }

  private double transactions(int count, Duration time, String which) throws InterruptedException {
    progress.begin("P1 " + count + " clients, " + which + ": T3", time);
    double perSecond = reference.perSecond(count, time);
    progress.note(String.format(Locale.ROOT, "%.0f/s", perSecond));
    return perSecond;
  }

  private Map<String, Object> details(List<Load> loads, List<Quiet.Drained> drained, Cost cost) {
    var outcomes = new TreeMap<String, Long>();
    loads.forEach(load -> load.outcomes().forEach((kind, times) -> outcomes.merge(kind, times, Long::sum)));
    var latencies = Latencies.merged(loads.stream().map(Load::latencies).toList());
    var details = new LinkedHashMap<String, Object>();
    details.put("p50_ms", latencies.milliseconds(0.5));
    details.put("p99_ms", latencies.milliseconds(0.99));
    details.put("outcomes", outcomes);
    details.put("failures", loads.stream().mapToLong(Load::failures).sum());
    // With all that follows from a decision, until the app has nothing left to do.
    details.put("commits_per_decision", (double) cost.commits() / latencies.size());
    details.put("wal_kib_per_decision", cost.walBytes() / 1024.0 / latencies.size());
    details.put("app_cpu_ms_per_decision", cost.appCpu().toNanos() / 1e6 / latencies.size());
    details.put("events_left_median", Summary.of(drained.stream().map(after -> (double) after.events()).toList()).median());
    details.put("drained_s_median", Summary.of(drained.stream().map(after -> after.took().toMillis() / 1e3).toList()).median());
    details.put("all_drained", drained.stream().allMatch(Quiet.Drained::whole));
    details.put("app_resident_mib", app.residentMebibytes());
    details.put("t3_client", reference.client());
    return details;
  }
}
