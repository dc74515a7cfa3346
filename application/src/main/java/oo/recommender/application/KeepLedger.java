package oo.recommender.application;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.port.LedgerPartitions;
import oo.recommender.application.port.LedgerPartitions.Dropped;
import oo.recommender.application.port.LedgerPartitions.Made;
import oo.recommender.domain.ledger.LedgerPartition;
import oo.recommender.domain.ledger.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the ledger's partitions before they are needed, and drops those that need not be kept any more.
 *
 * <p>What cannot be done now is left for the next time: partitions are made months ahead, and without one a decision lies
 * in the spare partition until there is.
 */
public final class KeepLedger {

  /** Partitions that are there before their month begins. */
  public static final int MONTHS_AHEAD = 3;

  /** Decisions that are moved at once, for which others may wait. */
  public static final int MOST_MOVED = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(KeepLedger.class);
  private static final int MOST_STRAYED_MONTHS = 24;

  private final LedgerPartitions partitions;
  private final Retention retention;
  private final InstantSource clock;

  public KeepLedger(LedgerPartitions partitions, Retention retention, InstantSource clock) {
    this.partitions = partitions;
    this.retention = retention;
    this.clock = clock;
  }

  public Kept execute() {
    var made = new ArrayList<YearMonth>();
    var now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
      make(now.plusMonths(ahead), made);
    }
    gather(made);
    var dropped = dropped();
    // Not only of those: another process may have ended between the two.
    while (partitions.forgetRewards(MOST_MOVED) == MOST_MOVED) {
      LOG.debug("There are more rewards of decisions that are gone");
    }
    return new Kept(List.copyOf(made), dropped);
  }

  /** Gives those months a partition that were missed. */
  private void gather(List<YearMonth> made) {
    var strayed = partitions.spare();
    for (int months = 0; strayed != null && months < MOST_STRAYED_MONTHS; months++) {
      strayed = make(strayed, made) ? partitions.spare() : null;
    }
  }

  private boolean make(YearMonth month, List<YearMonth> made) {
    var outcome = partitions.make(month, MOST_MOVED);
    switch (outcome) {
      case MADE -> {
        made.add(month);
        LOG.info("The ledger has a partition for {}", month);
      }
      case CROWDED -> LOG.warn("More than {} decisions of {} lie in the spare partition and are left there; ./oo doctor tells how"
          + " to move them", MOST_MOVED, month);
      case BUSY -> LOG.info("The partition of {} is made later: somebody else has the ledger", month);
      case THERE -> LOG.debug("{} has its partition", month);
    }
    return outcome == Made.MADE;
  }

  private List<LedgerPartition> dropped() {
    return partitions.all().stream().filter(partition -> retention.isOver(partition, clock.instant())).filter(this::drop).toList();
  }

  private boolean drop(LedgerPartition partition) {
    var outcome = partitions.drop(partition);
    switch (outcome) {
      case DROPPED -> LOG.info("Dropped the ledger's decisions of {} and their shadows, {} bytes: they are kept for {}",
          partition, partition.bytes(), retention);
      case NEEDED -> LOG.warn("The ledger's decisions of {} are kept longer than {}: a tip of theirs is open", partition, retention);
      case BUSY -> LOG.info("The ledger's decisions of {} are dropped later: somebody else has the ledger", partition);
      case GONE -> LOG.debug("{} is gone", partition);
    }
    return outcome == Dropped.DROPPED;
  }

  /** What was done by this call. */
  public record Kept(List<YearMonth> made, List<LedgerPartition> dropped) {}
}
