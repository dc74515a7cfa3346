package oo.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
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

  private static final int USERS_A_SECOND = 120;

  Plan {
    faults = Set.copyOf(faults);
  }

  Plan without(Predicate<Fault> left) {
    var others = faults.stream().filter(left.negate()).collect(Collectors.toSet());
    return new Plan(seed, kills, operations, time, others, clients, rows, window, dataDir);
  }

  /** So many that nobody is asked for more tips than there are, at any rate that this machine may reach. */
  int users(Duration load) {
    return Math.max(4 * clients, (int) load.toSeconds() * USERS_A_SECOND);
  }

  /** Tells this run's keys from others'. */
  int run() {
    return Long.hashCode(seed);
  }
}
