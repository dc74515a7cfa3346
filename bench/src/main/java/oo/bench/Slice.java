package oo.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oo.bench.figures.Latencies;
import oo.bench.figures.Summary;
import oo.bench.installation.Cost;
import oo.bench.installation.Quiet;
import oo.bench.load.Load;

/**
 * Decisions for a while, and all that followed from them.
 *
 * @param cost with all that follows from the decisions, until the app had nothing left to do
 * @param clientCpu what the clients took of the same cores
 * @param residentMebibytes of the app, at the end of the load
 */
record Slice(Load load, Quiet.Drained drained, Cost cost, Duration clientCpu, long residentMebibytes) {

  double perSecond() {
    return load.perSecond();
  }

  /** What of a time falls to a decision, in microseconds. */
  double micros(Duration time) {
    return time.toNanos() / 1e3 / load.latencies().size();
  }

  static Map<String, Object> details(List<Slice> slices) {
    var outcomes = new TreeMap<String, Long>();
    slices.forEach(slice -> slice.load.outcomes().forEach((kind, times) -> outcomes.merge(kind, times, Long::sum)));
    var latencies = Latencies.merged(slices.stream().map(slice -> slice.load.latencies()).toList());
    var cost = slices.stream().map(Slice::cost).reduce(Cost.NONE, Cost::plus);
    var details = new LinkedHashMap<String, Object>();
    details.put("p50_ms", latencies.milliseconds(0.5));
    details.put("p99_ms", latencies.milliseconds(0.99));
    details.put("outcomes", outcomes);
    details.put("failures", slices.stream().mapToLong(slice -> slice.load.failures()).sum());
    details.put("commits_per_decision", (double) cost.commits() / latencies.size());
    details.put("wal_kib_per_decision", cost.walBytes() / 1024.0 / latencies.size());
    details.put("app_cpu_ms_per_decision", cost.appCpu().toNanos() / 1e6 / latencies.size());
    details.put("postgres_cpu_ms_per_decision", cost.postgresCpu().toNanos() / 1e6 / latencies.size());
    details.put("client_cpu_ms_per_decision", slices.stream().mapToLong(slice -> slice.clientCpu.toNanos()).sum() / 1e6 / latencies.size());
    details.put("events_left_median", Summary.of(slices.stream().map(slice -> (double) slice.drained.events()).toList()).median());
    details.put("drained_s_median", Summary.of(slices.stream().map(slice -> slice.drained.took().toMillis() / 1e3).toList()).median());
    details.put("all_drained", slices.stream().allMatch(slice -> slice.drained.whole()));
    return details;
  }
}
