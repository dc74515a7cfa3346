package oo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import oo.bench.figures.Row;
import oo.bench.report.Results;

/** One benchmark after the other; what fails does not keep the others from being measured. */
final class Measuring {

  private static final int MOST_CHARACTERS = 60;

  private final Run run;
  private final Results results;

  Measuring(Run run, Results results) {
    this.run = run;
    this.results = results;
  }

  /** @return whether nothing failed */
  boolean measure(Collection<BenchmarkId> ids) throws InterruptedException {
    var left = new ArrayList<>(ids);
    boolean all = true;
    while (!left.isEmpty()) {
      run.progress().expect(Duration.ofSeconds(left.stream().mapToLong(id -> id.of(run).seconds()).sum()));
      var id = left.removeFirst();
      all &= measured(id.name(), id.of(run));
    }
    return all;
  }

  boolean measure(String name, Benchmark benchmark) throws InterruptedException {
    run.progress().expect(Duration.ofSeconds(benchmark.seconds()));
    return measured(name, benchmark);
  }

  private boolean measured(String name, Benchmark benchmark) throws InterruptedException {
    try {
      benchmark.measure(results::add);
      return true;
    } catch (RuntimeException failed) {
      run.progress().note(name + " failed: " + failed.getMessage());
      results.add(Row.failed(name, shortened(failed), String.valueOf(failed.getMessage())));
      return false;
    }
  }

  private static String shortened(RuntimeException failed) {
    String first = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    return first.length() <= MOST_CHARACTERS ? first : first.substring(0, MOST_CHARACTERS) + "…";
  }
}
