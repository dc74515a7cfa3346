package oo.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;

/** Two ways to run the app, in turn; each figure as the first ÷ the second. */
final class Comparison implements Benchmark {

  private static final String ID = "compare";

  private final Run run;
  private final Variant first;
  private final Variant second;

  Comparison(Run run, Variant first, Variant second) {
    this.run = run;
    this.first = first;
    this.second = second;
  }

  @Override
  public long seconds() {
    return run.plan().clients().size() * run.plan().inTurn();
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home());
        Site one = run.site(installation, first);
        Site other = run.site(installation, second)) {
      var ours = new Slices(one, run.progress());
      var reference = new Slices(other, run.progress());
      for (int count : run.plan().clients()) {
        var measured = InTurn.measure(run, count + " clients, ", count, ours, reference, new InTurn.Names(first.name(), second.name()));
        String ratio = first.name() + " ÷ " + second.name();
        done.accept(Row.ratios(ID, "decisions, " + ratio, count, "1/s", measured.pairs(), null, measured.details()));
        done.accept(row("p99, " + ratio, count, "ms", measured, slice -> slice.load().latencies().milliseconds(0.99)));
        done.accept(row("app's CPU of a decision, " + ratio, count, "µs", measured, slice -> slice.micros(slice.cost().appCpu())));
        done.accept(row("PostgreSQL's CPU of a decision, " + ratio, count, "µs", measured,
            slice -> slice.micros(slice.cost().postgresCpu())));
        done.accept(row("resident, " + ratio, count, "MiB", measured, Slice::residentMebibytes));
      }
    }
  }

  private static Row row(String what, int count, String unit, InTurn measured, ToDoubleFunction<Slice> figure) {
    List<Pair> pairs = IntStream.range(0, measured.pairs().size()).mapToObj(pair -> new Pair(
        figure.applyAsDouble(measured.ours().get(pair)), figure.applyAsDouble(measured.reference().get(pair)))).toList();
    return Row.ratios(ID, what, count, unit, pairs, null, Map.of());
  }
}
