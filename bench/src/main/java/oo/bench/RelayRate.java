package oo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.Backlog;
import oo.bench.installation.Backlog.Position;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;

/**
 * P6: an app that relays and one that does not (setting OO_RELAYS), in turn; and how fast a relay with a backlog hands
 * events on while as many decisions are made as the app can.
 *
 * <p>Without a backlog a relay cannot be faster than the decisions that it tells of.
 */
final class RelayRate implements Benchmark {

  /** So many times the events of a measurement wait, so that the relay does not run dry in it. */
  private static final int BACKLOG = 4;

  private final Run run;
  private final List<Pair> drains = new ArrayList<>();
  private final List<Pair> draining = new ArrayList<>();

  RelayRate(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return run.plan().inTurn() + run.plan().pairs() * run.plan().slice().toSeconds();
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home());
        Site with = run.site(installation);
        Site without = run.site(installation, Map.of("OO_RELAYS", "off"))) {
      int count = run.plan().middle();
      var decisions = new Slices(with, run.progress());
      var measured = InTurn.measure(run, "P6 " + count + " clients, ", count, decisions,
          new Slices(without, run.progress()), new InTurn.Names("with the relay", "without"));
      done.accept(Row.ratios("P6", "decisions with the relay ÷ without", count, "1/s", measured.pairs(), Goals.RELAY_COST, measured.details()));
      for (int pair = 1; pair <= run.plan().pairs(); pair++) {
        drain(count, pair, decisions, new Backlog(with.admin()), measured.pairs().get(pair - 1).reference());
      }
      done.accept(Row.ratios("P6", "events handed on ÷ decisions, with a backlog", count, "1/s", drains, Goals.RELAY_RATE, Map.of()));
      done.accept(Row.ratios("P6", "decisions while a backlog drains ÷ without relay", count, "1/s", draining, Goals.RELAY_COST, Map.of()));
    }
  }

  private void drain(int count, int pair, Slices decisions, Backlog backlog, double without) throws InterruptedException {
    var plan = run.plan();
    var at = new ArrayList<Position>();
    Slice slice = decisions.closed("P6 " + count + " clients, " + plan.which(pair) + ": with a backlog", count, plan.slice(), () -> {
      backlog.add((long) (BACKLOG * without * plan.slice().toSeconds()) + 1);
      at.add(backlog.position());
    }, () -> at.add(backlog.position()));
    double handedOn = backlog.between(at.getFirst(), at.getLast()) / (plan.slice().toNanos() / 1e9);
    drains.add(new Pair(handedOn, slice.perSecond()));
    draining.add(new Pair(slice.perSecond(), without));
    run.progress().note(String.format(Locale.ROOT, "%.0f events/s handed on, %.2f of the decisions%s", handedOn, drains.getLast().ratio(),
        slice.drained().events() == 0 ? "; the backlog did not last" : ""));
  }
}
