package oo.recommender.application;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import oo.recommender.application.port.Decisions;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.decision.Verdict;

/** Makes logged decisions again and reports how many are the same to the last bit. */
public final class ReplayDecisions {

  private static final int MOST_NAMED = 100;

  private final Decisions decisions;
  private final Replay replay;

  public ReplayDecisions(Decisions decisions, Replay replay) {
    this.decisions = decisions;
    this.replay = replay;
  }

  public Report execute(Decisions.Selection selection, Progress progress) {
    var tally = new Tally(decisions.count(selection), progress);
    decisions.each(selection, record -> tally.count(record, replay.of(record)));
    return tally.report();
  }

  /** Told after each decision; {@code total} was counted at the beginning. */
  @FunctionalInterface
  public interface Progress {
    void at(long replayed, long total);
  }

  /**
   * @param different how many came out differently; the first hundred of them are named
   * @param refused how many could not be made again, by reason
   */
  public record Report(
      long total, long identical, long different, List<Difference> named, SortedMap<String, Long> refused) {

    public boolean clean() {
      return identical == total;
    }
  }

  public record Difference(UUID decision, List<String> what) {}

  private static final class Tally {

    private final long expected;
    private final Progress progress;
    private final List<Difference> named = new ArrayList<>();
    private final SortedMap<String, Long> refused = new TreeMap<>();
    private long total;
    private long identical;
    private long different;

    Tally(long expected, Progress progress) {
      this.expected = expected;
      this.progress = progress;
    }

    void count(DecisionRecord record, Verdict verdict) {
      total++;
      switch (verdict) {
        case Verdict.Identical _ -> identical++;
        case Verdict.Different(var what) -> different(new Difference(record.id(), what));
        case Verdict.Refused(var reason) -> refused.merge(reason, 1L, Long::sum);
      }
      progress.at(total, expected);
    }

    private void different(Difference difference) {
      different++;
      if (named.size() < MOST_NAMED) {
        named.add(difference);
      }
    }

    Report report() {
      return new Report(total, identical, different, List.copyOf(named), refused);
    }
  }
}
