package oo.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often is measured.
 *
 * @param rows of the ledger, where a grown one is measured
 */
record Plan(Duration slice, int pairs, Duration warmUp, List<Integer> clients, long rows) {

  Plan {
    clients = List.copyOf(clients);
  }

  /** So short that it only shows that everything works. */
  static Plan quick(List<Integer> clients) {
    return new Plan(Duration.ofSeconds(2), 1, Duration.ofSeconds(2), clients, 20_000);
  }

  /** Where one number of clients must do: the one in the middle. */
  int middle() {
    return clients.stream().sorted().toList().get(clients.size() / 2);
  }

  /** Of two things in turn, both warmed up first; in seconds. */
  long inTurn() {
    return 2 * (warmUp.toSeconds() + pairs * slice.toSeconds());
  }

  String which(int pair) {
    return "pair " + pair + " of " + pairs;
  }
}
