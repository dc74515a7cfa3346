package oo.recommender.domain.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * How long decisions are kept: at least so many months, and until the partition is over that the last of them lies in.
 *
 * @param months at least {@link #LEAST}, or 0 for ever
 */
public record Retention(int months) {

  public static final Retention FOREVER = new Retention(0);

  /** A tip may come back from its snooze after a month and be done late after that; then it is learnt from. */
  public static final int LEAST = 3;

  private static final Pattern TEXT = Pattern.compile("forever|P([0-9]{1,3})M|P([0-9]{1,2})Y");

  public Retention {
    if (months != 0 && months < LEAST) {
      throw new IllegalArgumentException("decisions are kept for at least " + LEAST + " months, not " + months);
    }
  }

  /**
   * @param text {@code P24M}, {@code P2Y}, or {@code forever}
   * @throws IllegalArgumentException where it is none of these, or less than {@link #LEAST} months
   */
  public static Retention parse(String text) {
    var found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("no retention: " + text);
    }
    if (found.group(1) == null && found.group(2) == null) {
      return FOREVER;
    }
    int months = found.group(1) == null ? 12 * Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(1));
    if (months == 0) {
      throw new IllegalArgumentException("decisions cannot be kept for no time");
    }
    return new Retention(months);
  }

  public boolean forever() {
    return months == 0;
  }

  /** Whether nothing in it need be kept any more. */
  public boolean isOver(LedgerPartition partition, Instant now) {
    return !forever() && !partition.until().isAfter(YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(months));
  }

  @Override
  public String toString() {
    return forever() ? "forever" : "P" + months + "M";
  }
}
