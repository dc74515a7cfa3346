package oo.recommender.application.port;

import java.time.YearMonth;
import java.util.List;
import oo.recommender.domain.ledger.LedgerPartition;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger is divided: a partition for every month that there is one for, and a spare one that takes the decisions
 * of all others. Any number of processes may look after it at the same time.
 */
public interface LedgerPartitions {

  /** All but the spare one, oldest first. */
  List<LedgerPartition> all();

  /** The month of the oldest decision in the spare partition; null where it is empty. */
  @Nullable YearMonth spare();

  /**
   * Gives a month a partition, with what the spare one has of it.
   *
   * @param most decisions to move: whoever decides into the spare partition waits for as long as that takes
   */
  Made make(YearMonth month, int most);

  /** Drops all decisions of the partition, and their shadows. */
  Dropped drop(LedgerPartition partition);

  /**
   * Forgets what came of decisions that were dropped.
   *
   * @param most at once
   * @return how many there were
   */
  int forgetRewards(int most);

  enum Made {
    THERE, MADE,
    /** There are more decisions to move than that. */
    CROWDED,
    /** Somebody else holds what is needed for it; it can be tried again. */
    BUSY
  }

  enum Dropped {
    DROPPED,
    /** Another process was faster. */
    GONE,
    /** A tip of it is open still. */
    NEEDED,
    /** Somebody else holds what is needed for it; it can be tried again. */
    BUSY
  }
}
