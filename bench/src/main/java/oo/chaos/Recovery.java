package oo.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import oo.bench.load.Clients;
import oo.bench.load.Load;
import oo.bench.load.Request;
import oo.chaos.fault.Fault;
import oo.chaos.fault.Planned;
import oo.chaos.installation.Victim;
import oo.chaos.load.Timeline;

/** R3: decisions a second after a kill and a restart ÷ before, from a promised moment on. */
final class Recovery implements Experiment {

  private static final double TARGET = 0.95;
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Victim victim;
  private final Plan plan;
  private final Consumer<String> progress;

  Recovery(Victim victim, Plan plan, Consumer<String> progress) {
    this.victim = victim;
    this.plan = plan;
    this.progress = progress;
  }

  /** @param within after which the rate must be what it was */
  private record Case(Fault fault, Duration within) {}

  @Override
  public List<Finding> run() throws Exception {
    var findings = new ArrayList<Finding>();
    progress.accept("R3: making users, and warming up");
    var warmUp = plan.window().multipliedBy(2);
    new Clients(victim.port(), new Timeline(), plan.run()).run(plan.clients(), warmUp, victim.users(plan.users(warmUp)));
    var cases = new ArrayList<>(List.of(new Case(Fault.KILL_POSTGRES, Duration.ofSeconds(10)), new Case(Fault.KILL_APP, Duration.ofSeconds(3))));
    if (victim.hasNats()) {
      cases.add(new Case(Fault.KILL_NATS, Duration.ofSeconds(5)));
    }
    for (var one : cases) {
      findings.add(measure(one));
    }
    return findings;
  }

  private Finding measure(Case one) throws Exception {
    var timeline = new Timeline();
    Duration all = plan.window().multipliedBy(2).plus(one.within()).plus(Duration.ofSeconds(15));
    List<Request> users = victim.users(plan.users(all));
    try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Load> asking = () -> new Clients(victim.port(), timeline, plan.run() + one.fault().ordinal()).run(plan.clients(), all, users);
      var load = thread.submit(asking);
      Thread.sleep(BETWEEN);
      long before = System.nanoTime();
      Thread.sleep(plan.window());
      long killed = System.nanoTime();
      progress.accept("R3: " + one.fault().word());
      victim.inflict(new Planned(1, one.fault(), 0, Duration.ofMillis(500)));
      long back = System.nanoTime();
      load.get();
      return finding(one, timeline, before, killed, back);
    }
  }

  private Finding finding(Case one, Timeline timeline, long before, long killed, long back) {
    double was = timeline.perSecond(before, killed);
    long from = back + one.within().toNanos();
    long to = from + plan.window().toNanos();
    double is = timeline.perSecond(from, to);
    var details = new LinkedHashMap<String, Object>();
    details.put("before_per_second", Math.round(was));
    details.put("after_per_second", Math.round(is));
    details.put("away_ms", (back - killed) / 1_000_000);
    details.put("seconds_until_95_percent", timeline.millisUntil(was * TARGET, back, to).stream().mapToObj(millis -> millis / 1e3).toList());
    return new Finding("R3", "throughput from " + one.within().toSeconds() + " s after the restart on ÷ before, " + one.fault().word(),
        String.format(Locale.ROOT, "%.2f (%.0f/s ÷ %.0f/s)", is / was, is, was), "≥ " + TARGET, is / was >= TARGET, details);
  }
}
