package oo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import oo.bench.figures.Goals;
import oo.bench.figures.Latencies;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;
import oo.bench.reference.Transactions;

/**
 * P2: decisions and T3 transactions that become due at random, at half of the rate that P1 measured for as many
 * connections; both counted from when they were due.
 */
final class DecisionTime implements Benchmark {

  private static final double HALF = 0.5;
  private static final double P99 = 0.99;

  private final Run run;

  DecisionTime(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return run.plan().clients().size() * (run.plan().inTurn() + run.plan().slice().toSeconds());
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home()); Site site = run.site(installation)) {
      var decisions = new Slices(site, run.progress());
      Transactions reference = Run.reference(installation, site);
      for (int count : run.plan().clients()) {
        done.accept(measure(count, decisions, reference));
      }
    }
  }

  private Row measure(int count, Slices decisions, Transactions reference) throws InterruptedException {
    var plan = run.plan();
    String head = "P2 " + count + " connections, ";
    double rate = HALF * peak(head, count, decisions);
    if (plan.warmUp().isPositive()) {
      decisions.arriving(head + "warm-up: decisions", count, rate, plan.warmUp());
      T3.latencies(run, reference, head + "warm-up: T3", count, rate, plan.warmUp());
    }
    var pairs = new ArrayList<Pair>();
    var ours = new ArrayList<Slice>();
    var theirs = new ArrayList<Latencies>();
    for (int pair = 1; pair <= plan.pairs(); pair++) {
      ours.add(decisions.arriving(head + plan.which(pair) + ": decisions", count, rate, plan.slice()));
      theirs.add(T3.latencies(run, reference, head + plan.which(pair) + ": T3", count, rate, plan.slice()));
      pairs.add(new Pair(ours.getLast().load().latencies().milliseconds(P99), theirs.getLast().milliseconds(P99)));
      run.progress().note(String.format(Locale.ROOT, "ratio %.2f", pairs.getLast().ratio()));
    }
    return Row.ratios("P2", "p99 of a decision ÷ of T3, half load", count, "ms", pairs, Goals.decisionTime(count),
        details(rate, ours, theirs, reference));
  }

  private Map<String, Object> details(double rate, List<Slice> ours, List<Latencies> theirs, Transactions reference) {
    double seconds = run.plan().slice().multipliedBy(run.plan().pairs()).toNanos() / 1e9;
    var details = Slice.details(ours);
    details.put("offered_per_second", rate);
    details.put("decided_per_second", ours.stream().mapToInt(slice -> slice.load().latencies().size()).sum() / seconds);
    details.put("t3_per_second", theirs.stream().mapToInt(Latencies::size).sum() / seconds);
    details.put("t3_p50_ms", Latencies.merged(theirs).milliseconds(0.5));
    details.put("t3_p99_ms", Latencies.merged(theirs).milliseconds(P99));
    details.put("t3_client", reference.client());
    return details;
  }

  /** Of this run where P1 was part of it; otherwise it is measured now, briefly. */
  private double peak(String head, int count, Slices decisions) throws InterruptedException {
    Double measured = run.peaks().get(count);
    if (measured != null) {
      return measured;
    }
    Duration time = run.plan().slice();
    decisions.closed(head + "warm-up to find the peak", count, run.plan().warmUp().isPositive() ? run.plan().warmUp() : time);
    return decisions.closed(head + "the peak, of which half is offered", count, time).perSecond();
  }
}
