package oo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import oo.bench.figures.Goals;
import oo.bench.figures.Latencies;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;
import org.jspecify.annotations.Nullable;

/** P9: from sending a calendar until a decision reflects it, on an app that does nothing else and on one at half load. */
final class SignalLag implements Benchmark {

  private static final double P95 = 0.95;
  private static final double HALF = 0.5;

  private final Run run;

  SignalLag(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    var plan = run.plan();
    return 3 * plan.warmUp().toSeconds() + 2L * plan.pairs() * plan.slice().toSeconds();
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    var plan = run.plan();
    try (var installation = Installation.start(run.home()); Site site = run.site(installation)) {
      var signals = new Signals(site);
      var idle = new ArrayList<Signals.Lags>();
      follow("P9 warm-up", signals, plan.warmUp());
      for (int round = 1; round <= plan.pairs(); round++) {
        idle.add(follow("P9 round " + round + " of " + plan.pairs() + ": nothing else to do", signals, plan.slice()));
      }
      done.accept(row("signal → reflected, p95, idle", null, idle, Map.of()));
      loaded(site, signals, done);
    }
  }

  private void loaded(Site site, Signals signals, Consumer<Row> done) throws InterruptedException {
    var plan = run.plan();
    int count = plan.middle();
    var decisions = new Slices(site, run.progress());
    Duration toWarm = plan.warmUp().isPositive() ? plan.warmUp() : plan.slice();
    double peak = run.peaks().getOrDefault(count, 0.0);
    if (peak == 0) {
      peak = decisions.closed("P9 the peak, of which half is the load", count, toWarm).perSecond();
    }
    double rate = HALF * peak;
    var lags = new ArrayList<Signals.Lags>();
    for (int round = 1; round <= plan.pairs(); round++) {
      var following = new ArrayList<CompletableFuture<Signals.Lags>>();
      decisions.arriving("P9 round " + round + " of " + plan.pairs() + ": at half load", count, rate, plan.slice(),
          () -> following.add(CompletableFuture.supplyAsync(() -> signals.during(plan.slice()), task -> Thread.ofPlatform().start(task))));
      lags.add(following.getFirst().join());
      note(lags.getLast());
    }
    done.accept(row("signal → reflected, p95, at half load", count, lags, Map.of("offered_per_second", rate)));
  }

  private Signals.Lags follow(String what, Signals signals, Duration time) {
    run.progress().begin(what, time);
    var lags = signals.during(time);
    note(lags);
    return lags;
  }

  private void note(Signals.Lags lags) {
    run.progress().note(String.format(Locale.ROOT, "%d signals, p50 %.0f ms, p95 %.0f ms",
        lags.sent().size(), lags.sent().milliseconds(0.5), lags.sent().milliseconds(P95)));
  }

  private static Row row(String what, @Nullable Integer count, List<Signals.Lags> rounds, Map<String, Object> more) {
    var details = new LinkedHashMap<>(more);
    details.put("signals", rounds.stream().mapToInt(lags -> lags.sent().size()).sum());
    details.put("p50_all_ms", Latencies.merged(rounds.stream().map(Signals.Lags::sent).toList()).milliseconds(0.5));
    details.put("p95_after_acknowledgement_ms", Latencies.merged(rounds.stream().map(Signals.Lags::acknowledged).toList()).milliseconds(P95));
    return Row.values("P9", what, count, "ms", rounds.stream().map(lags -> lags.sent().milliseconds(P95)).toList(), Goals.SIGNAL_LAG, details);
  }
}
