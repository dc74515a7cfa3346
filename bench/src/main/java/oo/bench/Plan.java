package oo.bench;

import java.time.Duration;
import java.util.List;

/** How long and how often is measured. */
record Plan(Duration slice, int pairs, Duration warmUp, List<Integer> clients) {

  Plan {
    clients = List.copyOf(clients);
  }
}
