package oo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import oo.bench.figures.Goal;
import oo.bench.figures.Goals;
import oo.bench.figures.Latencies;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;
import org.jspecify.annotations.Nullable;

/**
 * From news until a decision knows of it, on an app that does nothing else and on one at half load.
 *
 * @param id of the target
 * @param what is followed
 * @param fromSending whether it counts from sending the news, or from when that was acknowledged
 */
record Lag(Run run, String id, String what, Function<Site, Following> makes, boolean fromSending, Goal goal) implements Benchmark {

  private static final double P95 = 0.95;
  private static final double HALF = 0.5;

  /** P5. */
  static Lag ofReactions(Run run) {
    return new Lag(run, "P5", "reaction acknowledged → used", Reactions::new, false, Goals.REACTION_LAG);
  }

  /** P9. */
  static Lag ofSignals(Run run) {
    return new Lag(run, "P9", "signal → reflected", Signals::new, true, Goals.SIGNAL_LAG);
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
      var followed = makes.apply(site);
      var idle = new ArrayList<Following.Lags>();
      follow(id + " warm-up", followed, plan.warmUp());
      for (int round = 1; round <= plan.pairs(); round++) {
        idle.add(follow(id + " round " + round + " of " + plan.pairs() + ": nothing else to do", followed, plan.slice()));
      }
      done.accept(row(what + ", p95, idle", null, idle, Map.of()));
      loaded(site, followed, done);
    }
  }

  private void loaded(Site site, Following followed, Consumer<Row> done) throws InterruptedException {
    var plan = run.plan();
    int count = plan.middle();
    var decisions = new Slices(site, run.progress());
    Duration toWarm = plan.warmUp().isPositive() ? plan.warmUp() : plan.slice();
    double peak = run.peaks().getOrDefault(count, 0.0);
    if (peak == 0) {
      peak = decisions.closed(id + " the peak, of which half is the load", count, toWarm).perSecond();
    }
    double rate = HALF * peak;
    var lags = new ArrayList<Following.Lags>();
    for (int round = 1; round <= plan.pairs(); round++) {
      var following = new ArrayList<CompletableFuture<Following.Lags>>();
      decisions.arriving(id + " round " + round + " of " + plan.pairs() + ": at half load", count, rate, plan.slice(),
          () -> following.add(CompletableFuture.supplyAsync(() -> followed.during(plan.slice()), task -> Thread.ofPlatform().start(task))));
      lags.add(following.getFirst().join());
      note(lags.getLast());
    }
    done.accept(row(what + ", p95, at half load", count, lags, Map.of("offered_per_second", rate)));
  }

  private Following.Lags follow(String what, Following followed, Duration time) {
    run.progress().begin(what, time);
    var lags = followed.during(time);
    note(lags);
    return lags;
  }

  private void note(Following.Lags lags) {
    run.progress().note(String.format(Locale.ROOT, "%d followed, p50 %.0f ms, p95 %.0f ms",
        counted(lags).size(), counted(lags).milliseconds(0.5), counted(lags).milliseconds(P95)));
  }

  private Latencies counted(Following.Lags lags) {
    return fromSending ? lags.sent() : lags.acknowledged();
  }

  private Row row(String what, @Nullable Integer count, List<Following.Lags> rounds, Map<String, Object> more) {
    var details = new LinkedHashMap<>(more);
    details.put("followed", rounds.stream().mapToInt(lags -> lags.sent().size()).sum());
    details.put("p50_all_ms", Latencies.merged(rounds.stream().map(this::counted).toList()).milliseconds(0.5));
    details.put("p95_after_sending_ms", Latencies.merged(rounds.stream().map(Following.Lags::sent).toList()).milliseconds(P95));
    details.put("p95_after_acknowledgement_ms", Latencies.merged(rounds.stream().map(Following.Lags::acknowledged).toList()).milliseconds(P95));
    return Row.values(id, what, count, "ms", rounds.stream().map(lags -> counted(lags).milliseconds(P95)).toList(), goal, details);
  }
}
