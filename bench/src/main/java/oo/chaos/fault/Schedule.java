package oo.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which fault comes when: the same for the same seed. */
public final class Schedule {

  /** Others for each kill. */
  private static final double OTHERS = 0.4;
  private static final double FIRST = 0.02;
  private static final double LAST = 0.97;
  private static final int SHORTEST_STOP = 500;
  private static final int LONGEST_STOP = 4_000;
  private static final int LONGEST_AWAY = 1_000;

  private Schedule() {}

  /** @param kills how many of the faults are kills, if any of the faults is one; each of the others comes at least once */
  public static List<Planned> of(long seed, int kills, Set<Fault> faults) {
    var random = new Random(seed);
    var killing = faults.stream().filter(Fault::isKill).sorted().toList();
    var others = faults.stream().filter(fault -> !fault.isKill()).sorted().toList();
    var all = new ArrayList<Planned>();
    all.addAll(spread(killing, killing.isEmpty() ? 0 : kills, random));
    all.addAll(spread(others, others.isEmpty() ? 0 : Math.max(others.size(), (int) (kills * OTHERS)), random));
    all.sort(Comparator.comparingDouble(Planned::at));
    var numbered = new ArrayList<Planned>();
    all.forEach(one -> numbered.add(new Planned(numbered.size() + 1, one.fault(), one.at(), one.lasts())));
    return List.copyOf(numbered);
  }

  /** At random moments of equal stretches; each kind as often as the others. */
  private static List<Planned> spread(List<Fault> kinds, int count, Random random) {
    var order = new ArrayList<Fault>();
    while (order.size() < count) {
      var round = new ArrayList<>(kinds);
      Collections.shuffle(round, random);
      order.addAll(round);
    }
    var planned = new ArrayList<Planned>();
    for (int n = 0; n < count; n++) {
      double at = FIRST + (LAST - FIRST) * (n + random.nextDouble()) / count;
      int millis = order.get(n).isKill() ? random.nextInt(LONGEST_AWAY) : random.nextInt(SHORTEST_STOP, LONGEST_STOP);
      planned.add(new Planned(0, order.get(n), at, Duration.ofMillis(millis)));
    }
    return planned;
  }
}
