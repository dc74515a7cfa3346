package oo.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import oo.bench.figures.Summary;
import oo.bench.load.Clients;
import oo.bench.load.Decisions;
import oo.chaos.installation.Victim;
import oo.chaos.verdict.Draws;

/** R6: NATS is stopped, then dead; decisions go on, and what was drawn still fits what was logged. */
final class WithoutNats implements Experiment {

  private static final double TARGET = 0.90;
  private static final int PAIRS = 3;

  private final Victim victim;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Clients clients;

  WithoutNats(Victim victim, Plan plan, Consumer<String> progress) {
    this.victim = victim;
    this.plan = plan;
    this.progress = progress;
    this.clients = new Clients(victim.port(), new Decisions(), plan.run());
  }

  @Override
  public List<Finding> run() throws Exception {
    progress.accept("R6: making users, and warming up");
    rate();
    var slow = pairs("stopped", () -> victim.nats().suspend(), () -> victim.nats().resume());
    var dead = pairs("dead", () -> victim.nats().killHard(), () -> victim.nats().restart());
    return List.of(slow, dead, draws());
  }

  private Finding pairs(String how, Runnable begin, Runnable end) throws InterruptedException {
    var ratios = new ArrayList<Double>();
    var rates = new ArrayList<List<Long>>();
    for (int pair = 1; pair <= PAIRS; pair++) {
      double healthy = rate();
      begin.run();
      double without;
      try {
        without = rate();
      } finally {
        end.run();
      }
      ratios.add(without / healthy);
      rates.add(List.of(Math.round(without), Math.round(healthy)));
      progress.accept(String.format(Locale.ROOT, "R6: NATS %s, pair %d of %d: %.0f/s ÷ %.0f/s", how, pair, PAIRS, without, healthy));
    }
    double median = Summary.of(ratios).median();
    return new Finding("R6", "decisions/s with NATS " + how + " ÷ healthy", String.format(Locale.ROOT, "%.2f", median), "≥ " + TARGET,
        median >= TARGET, Map.of("pairs", rates));
  }

  private double rate() throws InterruptedException {
    return clients.run(plan.clients(), plan.window(), victim.users(plan.users(plan.window()))).perSecond();
  }

  private Finding draws() {
    progress.accept("R6: comparing what was drawn with what was logged");
    Draws draws = Draws.of(victim.settings(), plan.seed());
    var details = new LinkedHashMap<String, Object>();
    details.put("draws", draws.count());
    details.put("chi_squared", draws.chiSquared());
    details.put("critical_at_0.01", Draws.CRITICAL);
    return new Finding("R6", "χ² of " + draws.count() + " draws against their logged propensities",
        String.format(Locale.ROOT, "%.1f", draws.chiSquared()), "< " + Draws.CRITICAL + " (p > 0.01)", draws.chiSquared() < Draws.CRITICAL, details);
  }
}
