package oo.recommender.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import oo.recommender.application.port.InMemoryLedgerPartitions;
import oo.recommender.domain.ledger.LedgerPartition;
import oo.recommender.domain.ledger.Retention;
import org.junit.jupiter.api.Test;

class KeepLedgerTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final List<YearMonth> AHEAD =
      List.of(NOVEMBER, NOVEMBER.plusMonths(1), NOVEMBER.plusMonths(2), NOVEMBER.plusMonths(3));

  private final InMemoryLedgerPartitions partitions = new InMemoryLedgerPartitions();

  private KeepLedger.Kept keep(String retention, String now) {
    return new KeepLedger(partitions, Retention.parse(retention), Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).execute();
  }

  private List<YearMonth> months() {
    return partitions.all().stream().map(LedgerPartition::from).toList();
  }

  @Test
  void makesThisMonthAndTheNextThree() {
    assertThat(keep("forever", "2026-11-24T11:00:00Z").made()).isEqualTo(AHEAD);
    assertThat(keep("forever", "2026-11-24T12:00:00Z").made()).isEmpty();
    assertThat(keep("forever", "2026-12-01T00:00:00Z").made()).containsExactly(NOVEMBER.plusMonths(4));
  }

  @Test
  void gathersTheMonthsThatWereMissed() {
    partitions.decide(Instant.parse("2026-07-01T00:00:00Z"));
    partitions.decide(Instant.parse("2026-09-30T00:00:00Z"));

    assertThat(keep("forever", "2026-11-24T11:00:00Z").made())
        .contains(YearMonth.of(2026, 7), YearMonth.of(2026, 9)).doesNotContain(YearMonth.of(2026, 8));
    assertThat(partitions.spare()).isNull();
  }

  @Test
  void leavesAMonthThatIsTooCrowdedToBeMoved() {
    for (int i = 0; i <= KeepLedger.MOST_MOVED; i++) {
      partitions.decide(Instant.parse("2026-11-24T11:00:00Z"));
    }

    assertThat(keep("forever", "2026-11-24T11:00:00Z").made()).isEqualTo(AHEAD.subList(1, 4));
    assertThat(partitions.spare()).isEqualTo(NOVEMBER);
  }

  @Test
  void dropsWhatNeedNotBeKept() {
    for (int ago = 1; ago <= 6; ago++) {
      partitions.make(NOVEMBER.minusMonths(ago), 0);
    }

    var kept = keep("P4M", "2026-11-24T11:00:00Z");

    // A decision of the last of June is kept until the last of October at least.
    assertThat(kept.dropped()).extracting(LedgerPartition::from).containsExactly(YearMonth.of(2026, 5), YearMonth.of(2026, 6));
    assertThat(months()).startsWith(YearMonth.of(2026, 7)).hasSize(8);
  }

  @Test
  void forgetsWhatCameOfDecisionsThatAreGoneHoweverMuch() {
    partitions.make(NOVEMBER.minusMonths(6), 0);
    partitions.make(NOVEMBER, 0);
    for (int i = 0; i <= KeepLedger.MOST_MOVED; i++) {
      partitions.reward(Instant.parse("2026-05-24T11:00:00Z"));
    }
    partitions.reward(Instant.parse("2026-11-01T00:00:00Z"));

    keep("forever", "2026-11-24T11:00:00Z");
    assertThat(partitions.rewards()).isEqualTo(KeepLedger.MOST_MOVED + 2);

    keep("P4M", "2026-11-24T11:00:00Z");
    assertThat(partitions.rewards()).isOne();
  }

  @Test
  void keepsEverythingForever() {
    partitions.make(YearMonth.of(1999, 1), 0);

    assertThat(keep("forever", "2026-11-24T11:00:00Z").dropped()).isEmpty();
    assertThat(months()).contains(YearMonth.of(1999, 1));
  }

  @Test
  void keepsWhatAnOpenTipNeedsAndTakesTheOthers() {
    partitions.make(YearMonth.of(2026, 1), 0);
    partitions.make(YearMonth.of(2026, 2), 0);
    partitions.need(YearMonth.of(2026, 1));

    assertThat(keep("P3M", "2026-11-24T11:00:00Z").dropped()).extracting(LedgerPartition::from).containsExactly(YearMonth.of(2026, 2));
    assertThat(months()).contains(YearMonth.of(2026, 1));
  }

  @Test
  void leavesToTheNextTimeWhatSomebodyElseHolds() {
    partitions.make(YearMonth.of(2026, 1), 0);
    partitions.decide(Instant.parse("2026-11-24T11:00:00Z"));
    partitions.hold(true);
    assertThat(keep("P3M", "2026-11-24T11:00:00Z")).isEqualTo(new KeepLedger.Kept(List.of(), List.of()));

    partitions.hold(false);

    var kept = keep("P3M", "2026-11-24T12:00:00Z");
    assertThat(kept.made()).isEqualTo(AHEAD);
    assertThat(kept.dropped()).hasSize(1);
  }
}
