package oo.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import oo.chaos.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How much is tried.
 *
 * @param time after which the load ends, whatever is still missing of the operations
 * @param dataDir where everything stays, so that a run that was broken off can go on; null for nowhere
 */
record Plan(long seed, int kills, long operations, Duration time, Set<Fault> faults, int clients, int rows, @Nullable Path dataDir) {

  Plan {
    faults = Set.copyOf(faults);
  }
}
