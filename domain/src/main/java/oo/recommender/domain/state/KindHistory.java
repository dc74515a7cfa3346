package oo.recommender.domain.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import oo.recommender.domain.TipKind;
import org.jspecify.annotations.Nullable;

/**
 * How the user took the last tips, by kind, as of one moment.
 *
 * @param dose tips of all kinds in {@link #TIP}s, each counting half after every day
 */
public record KindHistory(Map<TipKind, Counts> counts, int dose) {

  /** One tip, where tips count less as they grow old. */
  public static final int TIP = 1024;

  public static final KindHistory EMPTY = new KindHistory(Map.of());

  public KindHistory {
    var copy = new EnumMap<TipKind, Counts>(TipKind.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  /** As the first decisions knew it, without a dose. */
  public KindHistory(Map<TipKind, Counts> counts) {
    this(counts, 0);
  }

  static KindHistory of(Collection<TipStanding> standings, Instant at) {
    var tallies = new EnumMap<TipKind, Tally>(TipKind.class);
    int dose = 0;
    for (var standing : standings) {
      tallies.computeIfAbsent(standing.kind(), _ -> new Tally()).count(standing, at);
      dose += standing.weight(HalfLife.OF_A_DAY, at);
    }
    var counts = new EnumMap<TipKind, Counts>(TipKind.class);
    tallies.forEach((kind, tally) -> counts.put(kind, tally.counts()));
    return new KindHistory(counts, dose);
  }

  public Counts of(TipKind kind) {
    return counts.getOrDefault(kind, Counts.ZERO);
  }

  /**
   * @param lastOfferedAt when a tip of the kind was last offered, to the second; null where that is not known
   */
  public record Counts(int offered, int done, int dismissed, Decayed decayed, @Nullable Instant lastOfferedAt) {

    public static final Counts ZERO = new Counts(0, 0, 0);

    /** As the first decisions knew them. */
    public Counts(int offered, int done, int dismissed) {
      this(offered, done, dismissed, Decayed.NONE, null);
    }
  }

  /**
   * The same tips in {@link #TIP}s, each counting half after every 14 days: what was liked once may be habit or nuisance
   * now (habituation and recovery as in Yancey and Settles 2020, "A Sleeping, Recovering Bandit Algorithm for Optimizing
   * Recurring Notifications").
   *
   * @param snoozed those that were put off and not answered since
   */
  public record Decayed(int offered, int done, int snoozed, int dismissed) {

    public static final Decayed NONE = new Decayed(0, 0, 0, 0);

    private static final double SMOOTHING = 2 * TIP;

    public double doneRate() {
      return done / (offered + SMOOTHING);
    }

    public double snoozeRate() {
      return snoozed / (offered + SMOOTHING);
    }

    public double dismissRate() {
      return dismissed / (offered + SMOOTHING);
    }
  }

  private static final class Tally {

    private final int[] stages = new int[TipStanding.Stage.values().length];
    private final int[] decayed = new int[stages.length];
    private @Nullable Instant last;

    void count(TipStanding standing, Instant at) {
      int stage = standing.stage().ordinal();
      stages[stage]++;
      decayed[stage] += standing.weight(HalfLife.OF_TWO_WEEKS, at);
      var offeredAt = standing.offeredAt();
      if (offeredAt != null && (last == null || offeredAt.isAfter(last))) {
        last = offeredAt;
      }
    }

    Counts counts() {
      return new Counts(
          sum(stages), of(stages, TipStanding.Stage.DONE), of(stages, TipStanding.Stage.DISMISSED),
          new Decayed(
              sum(decayed), of(decayed, TipStanding.Stage.DONE), of(decayed, TipStanding.Stage.SNOOZED),
              of(decayed, TipStanding.Stage.DISMISSED)),
          last == null ? null : last.truncatedTo(ChronoUnit.SECONDS));
    }

    private static int of(int[] stages, TipStanding.Stage stage) {
      return stages[stage.ordinal()];
    }

    private static int sum(int[] stages) {
      int sum = 0;
      for (int stage : stages) {
        sum += stage;
      }
      return sum;
    }
  }
}
