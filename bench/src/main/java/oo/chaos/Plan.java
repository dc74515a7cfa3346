package oo.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import oo.chaos.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How much is tried.
 *
 * @param rows of R4
 * @param window of every measurement of a rate
 * @param time of R1, after which the load ends, whatever is still missing of the operations
 * @param dataDir where everything stays, so that a run that was broken off can go on; null for nowhere
 */
record Plan(long seed, int kills, long operations, Duration time, Set<Fault> faults, int clients, long rows, Duration window,
    @Nullable Path dataDir) {

  Plan {
    faults = Set.copyOf(faults);
  }

  Plan without(Fault fault) {
    var others = faults.stream().filter(other -> other != fault).collect(Collectors.toSet());
    return new Plan(seed, kills, operations, time, others, clients, rows, window, dataDir);
  }

  /** Tells this run's keys from others'. */
  int run() {
    return Long.hashCode(seed);
  }
}
