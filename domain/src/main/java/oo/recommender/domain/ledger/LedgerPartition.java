package oo.recommender.domain.ledger;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the ledger that is dropped as one. Months are those of UTC.
 *
 * @param from its first month; null where it has everything of before
 * @param until the month that follows it
 * @param bytes on disk, of decisions and their shadows with all indexes
 */
public record LedgerPartition(@Nullable YearMonth from, YearMonth until, long bytes) {

  public boolean has(YearMonth month) {
    return (from == null || !month.isBefore(from)) && month.isBefore(until);
  }

  @Override
  public String toString() {
    return from == null ? "everything before " + until : from.plusMonths(1).equals(until) ? from.toString() : from + " until " + until;
  }
}
