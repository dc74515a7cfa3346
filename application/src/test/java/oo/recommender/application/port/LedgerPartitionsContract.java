package oo.recommender.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import oo.recommender.application.port.LedgerPartitions.Dropped;
import oo.recommender.application.port.LedgerPartitions.Made;
import oo.recommender.domain.ledger.LedgerPartition;
import org.junit.jupiter.api.Test;

/** What {@link LedgerPartitions} promise. */
public abstract class LedgerPartitionsContract {

  private static final YearMonth MAY = YearMonth.of(2019, 5);
  private static final int MANY = 100;

  /** Of a ledger without decisions that has no partition for 2019. */
  protected abstract LedgerPartitions partitions();

  /** Keeps a decision that was made then. */
  protected abstract void decide(Instant at);

  protected abstract long decisions();

  /** Keeps what came of a decision that was made then. */
  protected abstract void reward(Instant at);

  protected abstract long rewards();

  private LedgerPartition of(YearMonth month) {
    return partitions().all().stream().filter(partition -> month.equals(partition.from())).findFirst().orElseThrow();
  }

  @Test
  void givesAMonthAPartitionOnce() {
    assertThat(partitions().make(MAY, MANY)).isEqualTo(Made.MADE);

    assertThat(partitions().make(MAY, MANY)).isEqualTo(Made.THERE);
    assertThat(of(MAY).until()).isEqualTo(YearMonth.of(2019, 6));
    assertThat(of(MAY).bytes()).isPositive();
  }

  @Test
  void hasThemInTheirOrder() {
    partitions().make(MAY, MANY);
    partitions().make(MAY.minusMonths(1), MANY);

    assertThat(partitions().all()).extracting(LedgerPartition::until).isSorted();
  }

  @Test
  void keepsADecisionThatNoPartitionWasMadeForAndMovesItWhenOneIs() {
    decide(Instant.parse("2019-05-31T23:59:59.999Z"));
    decide(Instant.parse("2019-05-01T00:00:00Z"));
    decide(Instant.parse("2019-06-01T00:00:00Z"));
    assertThat(partitions().spare()).isEqualTo(MAY);

    assertThat(partitions().make(MAY, MANY)).isEqualTo(Made.MADE);

    assertThat(partitions().spare()).isEqualTo(YearMonth.of(2019, 6));
    assertThat(decisions()).isEqualTo(3);
    assertThat(partitions().make(YearMonth.of(2019, 6), MANY)).isEqualTo(Made.MADE);
    assertThat(partitions().spare()).isNull();
    assertThat(decisions()).isEqualTo(3);
  }

  @Test
  void movesNoMoreThanItMay() {
    for (int i = 0; i < 3; i++) {
      decide(Instant.parse("2019-05-01T12:00:00Z").plusSeconds(i));
    }

    assertThat(partitions().make(MAY, 2)).isEqualTo(Made.CROWDED);
    assertThat(partitions().spare()).isEqualTo(MAY);
    assertThat(partitions().make(MAY, 3)).isEqualTo(Made.MADE);
  }

  @Test
  void dropsAPartitionWithItsDecisionsAndNoOther() {
    partitions().make(MAY, MANY);
    partitions().make(MAY.plusMonths(1), MANY);
    decide(Instant.parse("2019-05-31T23:59:59.999Z"));
    decide(Instant.parse("2019-06-01T00:00:00Z"));
    var may = of(MAY);

    assertThat(partitions().drop(may)).isEqualTo(Dropped.DROPPED);

    assertThat(decisions()).isEqualTo(1);
    assertThat(partitions().all()).doesNotContain(may);
    assertThat(partitions().drop(may)).isEqualTo(Dropped.GONE);
    assertThat(of(MAY.plusMonths(1)).until()).isEqualTo(YearMonth.of(2019, 7));
  }

  @Test
  void forgetsWhatCameOfDecisionsThatWereDroppedAndOfNoOther() {
    partitions().make(MAY, MANY);
    partitions().make(MAY.plusMonths(1), MANY);
    for (var day : List.of("2019-04-30", "2019-05-01", "2019-05-31", "2019-06-01")) {
      decide(Instant.parse(day + "T12:00:00Z"));
      reward(Instant.parse(day + "T12:00:00Z"));
    }
    assertThat(partitions().forgetRewards(MANY)).as("nothing is dropped yet").isZero();

    partitions().drop(of(MAY));

    assertThat(partitions().forgetRewards(1)).isOne();
    assertThat(partitions().forgetRewards(MANY)).isOne();
    assertThat(partitions().forgetRewards(MANY)).isZero();
    assertThat(rewards()).as("one lies in the spare partition").isEqualTo(2);
  }

  @Test
  void takesDecisionsOfADroppedMonthStill() {
    partitions().make(MAY, MANY);
    partitions().drop(of(MAY));

    decide(Instant.parse("2019-05-31T23:59:59.999Z"));

    assertThat(decisions()).isEqualTo(1);
    assertThat(partitions().spare()).isEqualTo(MAY);
  }
}
