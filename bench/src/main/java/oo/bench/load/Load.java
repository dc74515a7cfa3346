package oo.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oo.bench.figures.Latencies;

/**
 * What clients saw.
 *
 * @param outcomes how many answers of each kind came; what was no right answer begins with {@link Judge#FAILED}
 * @param latencies of the right answers alone
 */
public record Load(Duration lasted, Map<String, Long> outcomes, Latencies latencies) {

  /** Right answers a second. */
  public double perSecond() {
    return latencies.size() / (lasted.toNanos() / 1e9);
  }

  public long failures() {
    return outcomes.entrySet().stream().filter(kind -> kind.getKey().startsWith(Judge.FAILED)).mapToLong(Map.Entry::getValue).sum();
  }

  /** Share of the decisions that were a tip. */
  public double tipShare() {
    return outcomes.getOrDefault(Decisions.TIP, 0L) / (double) Math.max(1, latencies.size());
  }

  static Load of(Duration lasted, List<Client> clients, long unsent) {
    var outcomes = new TreeMap<String, Long>();
    if (unsent > 0) {
      outcomes.put(Judge.FAILED + " to be asked in time", unsent);
    }
    clients.forEach(client -> client.outcomes().forEach((kind, count) -> outcomes.merge(kind, count, Long::sum)));
    return new Load(lasted, outcomes, Latencies.merged(clients.stream().map(Client::latencies).toList()));
  }
}
