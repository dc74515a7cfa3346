package oo.recommender.domain.state;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import oo.recommender.domain.TipKind;

/** How the user took the last tips, by kind. */
public record KindHistory(Map<TipKind, Counts> counts) {

  public static final KindHistory EMPTY = new KindHistory(Map.of());

  public KindHistory {
    var copy = new EnumMap<TipKind, Counts>(TipKind.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  static KindHistory of(Collection<TipStanding> standings) {
    var counts = new EnumMap<TipKind, Counts>(TipKind.class);
    for (var standing : standings) {
      counts.merge(standing.kind(), Counts.of(standing.stage()), Counts::plus);
    }
    return new KindHistory(counts);
  }

  public Counts of(TipKind kind) {
    return counts.getOrDefault(kind, Counts.ZERO);
  }

  public record Counts(int offered, int done, int dismissed) {

    public static final Counts ZERO = new Counts(0, 0, 0);

    static Counts of(TipStanding.Stage stage) {
      return new Counts(
          1, stage == TipStanding.Stage.DONE ? 1 : 0, stage == TipStanding.Stage.DISMISSED ? 1 : 0);
    }

    Counts plus(Counts other) {
      return new Counts(offered + other.offered, done + other.done, dismissed + other.dismissed);
    }
  }
}
