package oo.recommender.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.rollout.Figures;

/** Figures in a list. */
public final class InMemoryArmFigures implements ArmFigures {

  private final List<Row> rows = new ArrayList<>();

  private record Row(Instant at, Map<String, Figures> figures) {}

  @Override
  public synchronized void append(Map<String, Figures> figures, Instant at) {
    rows.add(new Row(at, Map.copyOf(figures)));
  }

  @Override
  public synchronized Map<String, Figures> since(Instant from) {
    var sums = new HashMap<String, Figures>();
    rows.stream().filter(row -> !row.at().isBefore(from))
        .forEach(row -> row.figures().forEach((policy, figures) -> sums.merge(policy, figures, Figures::plus)));
    return sums;
  }

  @Override
  public synchronized void forget(Instant before) {
    rows.removeIf(row -> row.at().isBefore(before));
  }
}
