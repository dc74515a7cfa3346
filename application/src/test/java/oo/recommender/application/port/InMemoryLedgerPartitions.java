package oo.recommender.application.port;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import oo.recommender.domain.ledger.LedgerPartition;
import org.jspecify.annotations.Nullable;

/** Months, and the months of decisions. */
public final class InMemoryLedgerPartitions implements LedgerPartitions {

  private final TreeSet<YearMonth> months = new TreeSet<>();
  private final List<YearMonth> decisions = new ArrayList<>();
  private final List<YearMonth> rewards = new ArrayList<>();
  private final Set<YearMonth> needed = new HashSet<>();
  private boolean held;

  public void decide(Instant at) {
    decisions.add(YearMonth.from(at.atOffset(ZoneOffset.UTC)));
  }

  /** What came of a decision that was made then. */
  public void reward(Instant at) {
    rewards.add(YearMonth.from(at.atOffset(ZoneOffset.UTC)));
  }

  public long rewards() {
    return rewards.size();
  }

  public long decisions() {
    return decisions.size();
  }

  /** As if a tip of the month were open. */
  public void need(YearMonth month) {
    needed.add(month);
  }

  /** As if somebody else had the ledger. */
  public void hold(boolean held) {
    this.held = held;
  }

  @Override
  public List<LedgerPartition> all() {
    return months.stream().map(month -> new LedgerPartition(month, month.plusMonths(1), 8192)).toList();
  }

  private long in(YearMonth month) {
    return decisions.stream().filter(month::equals).count();
  }

  @Override
  public @Nullable YearMonth spare() {
    return decisions.stream().filter(month -> !months.contains(month)).sorted().findFirst().orElse(null);
  }

  @Override
  public Made make(YearMonth month, int most) {
    if (held) {
      return Made.BUSY;
    }
    if (months.contains(month)) {
      return Made.THERE;
    }
    if (in(month) > most) {
      return Made.CROWDED;
    }
    months.add(month);
    return Made.MADE;
  }

  @Override
  public Dropped drop(LedgerPartition partition) {
    var month = partition.until().minusMonths(1);
    if (held) {
      return Dropped.BUSY;
    }
    if (needed.contains(month)) {
      return Dropped.NEEDED;
    }
    if (!months.remove(month)) {
      return Dropped.GONE;
    }
    decisions.removeIf(month::equals);
    return Dropped.DROPPED;
  }

  @Override
  public int forgetRewards(int most) {
    var gone = rewards.stream()
        .filter(month -> !months.isEmpty() && month.isBefore(months.getFirst()) && !decisions.contains(month)).limit(most).toList();
    gone.forEach(rewards::remove);
    return gone.size();
  }
}
