package oo.chaos.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * A fault at its moment.
 *
 * @param number from 1
 * @param at how much of the run is over then, from 0 to 1
 * @param lasts of a fault that ends by itself; of a kill, how long what was killed stays away
 */
public record Planned(int number, Fault fault, double at, Duration lasts) {

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d %s at %.1f%% for %d ms", number, fault.word(), at * 100, lasts.toMillis());
  }
}
