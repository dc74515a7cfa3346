package oo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import oo.bench.echo.Echoes;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.App;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;
import oo.bench.load.Clients;
import oo.bench.load.Load;
import oo.bench.load.Request;

/**
 * P3: processor time of the app for a decision, with all that follows from it, and of an echo server for the same request,
 * in turn, both as busy as the same clients keep them. What PostgreSQL and the clients take is in neither.
 */
final class DecisionCpu implements Benchmark {

  private final Run run;

  DecisionCpu(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return run.plan().inTurn();
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home());
        Site site = run.site(installation);
        App echo = installation.startEcho(run.javaOptions())) {
      done.accept(measure(new Slices(site, run.progress()), echo, installation.issuer().token("echo")));
    }
  }

  private Row measure(Slices decisions, App echo, String token) throws InterruptedException {
    var plan = run.plan();
    int count = plan.middle();
    String head = "P3 " + count + " clients, ";
    List<Request> asking = IntStream.range(0, count).mapToObj(_ -> Request.anotherTip(token)).toList();
    if (plan.warmUp().isPositive()) {
      decisions.closed(head + "warm-up: decisions", count, plan.warmUp());
      echo(head + "warm-up: echo", echo, count, plan.warmUp(), asking);
    }
    var pairs = new ArrayList<Pair>();
    var slices = new ArrayList<Slice>();
    for (int pair = 1; pair <= plan.pairs(); pair++) {
      Slice slice = decisions.closed(head + plan.which(pair) + ": decisions", count, plan.slice());
      slices.add(slice);
      pairs.add(new Pair(micros(slice.cost().appCpu(), slice.load()),
          echo(head + plan.which(pair) + ": echo", echo, count, plan.slice(), asking)));
      run.progress().note(String.format(Locale.ROOT, "%.0f µs and %.1f µs, ratio %.1f",
          pairs.getLast().ours(), pairs.getLast().reference(), pairs.getLast().ratio()));
    }
    return Row.ratios("P3", "CPU of a decision ÷ of an echo", count, "µs", pairs, Goals.DECISION_CPU,
        new LinkedHashMap<>(Slice.details(slices)));
  }

  /** @return microseconds of processor time for one */
  private double echo(String what, App echo, int count, Duration time, List<Request> asking) throws InterruptedException {
    run.progress().begin(what, time);
    Duration before = echo.cpu();
    Load load = new Clients(echo.port(), new Echoes(), 0).run(count, time, asking);
    run.progress().note(String.format(Locale.ROOT, "%.0f/s, %s", load.perSecond(), load.outcomes()));
    if (load.failures() > 0) {
      throw new IllegalStateException("the echo server failed: " + load.outcomes());
    }
    return micros(echo.cpu().minus(before), load);
  }

  private static double micros(Duration cpu, Load load) {
    return cpu.toNanos() / 1e3 / load.latencies().size();
  }
}
