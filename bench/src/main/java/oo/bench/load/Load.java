package oo.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oo.bench.figures.Latencies;

/**
 * What clients saw, as many requests as they could make one after the other.
 *
 * @param outcomes how many answers of each kind came in time; what is no decision begins with {@code failed}
 * @param latencies of the decisions alone
 */
public record Load(Duration lasted, Map<String, Long> outcomes, Latencies latencies) {

  public double decisionsPerSecond() {
    return latencies.size() / (lasted.toNanos() / 1e9);
  }

  public long failures() {
    return outcomes.entrySet().stream().filter(kind -> kind.getKey().startsWith("failed")).mapToLong(Map.Entry::getValue).sum();
  }

  /** Share of the decisions that were a tip. */
  public double tipShare() {
    return outcomes.getOrDefault(DecisionClient.TIP, 0L) / (double) Math.max(1, latencies.size());
  }

  static Load of(Duration lasted, List<DecisionClient> clients) {
    var outcomes = new TreeMap<String, Long>();
    clients.forEach(client -> client.outcomes().forEach((kind, count) -> outcomes.merge(kind, count, Long::sum)));
    return new Load(lasted, outcomes, Latencies.merged(clients.stream().map(DecisionClient::latencies).toList()));
  }
}
