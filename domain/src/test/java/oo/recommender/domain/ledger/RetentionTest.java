package oo.recommender.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

  private static LedgerPartition until(String month) {
    return new LedgerPartition(null, YearMonth.parse(month), 0);
  }

  @ParameterizedTest
  @CsvSource({"P3M,3", "P24M,24", "P2Y,24", "forever,0"})
  void readsMonthsAndYears(String text, int months) {
    assertThat(Retention.parse(text)).isEqualTo(new Retention(months));
    assertThat(Retention.parse(Retention.parse(text).toString())).isEqualTo(new Retention(months));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P0M", "P0Y", "P2M", "P90D", "3", "P-3M", "PT3M", "P1Y2M", "Forever", "P9999M"})
  void refusesWhatIsNoTimeOrTooShort(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Retention.parse(text));
  }

  @Test
  void isOverWhenTheLastDecisionIsOldEnough() {
    var season = new Retention(3);

    // A decision of 31 July is kept for three months at least, so until the last of October; it goes with its month.
    assertThat(season.isOver(until("2026-08"), NOW)).isTrue();
    assertThat(season.isOver(until("2026-09"), NOW)).isFalse();
    assertThat(season.isOver(until("2026-09"), Instant.parse("2026-11-30T23:59:59.999Z"))).isFalse();
    assertThat(season.isOver(until("2026-09"), Instant.parse("2026-12-01T00:00:00Z"))).isTrue();
  }

  @Test
  void isNeverOverForever() {
    assertThat(Retention.FOREVER.isOver(until("1970-01"), NOW)).isFalse();
  }

  @Test
  void knowsItsMonths() {
    var two = new LedgerPartition(YearMonth.of(2026, 12), YearMonth.of(2027, 2), 0);

    assertThat(two.has(YearMonth.of(2026, 11))).isFalse();
    assertThat(two.has(YearMonth.of(2026, 12))).isTrue();
    assertThat(two.has(YearMonth.of(2027, 1))).isTrue();
    assertThat(two.has(YearMonth.of(2027, 2))).isFalse();
    assertThat(until("2026-12").has(YearMonth.of(1970, 1))).isTrue();
  }

  @Test
  void namesAPartitionByItsMonths() {
    assertThat(until("2026-12")).hasToString("everything before 2026-12");
    assertThat(new LedgerPartition(YearMonth.of(2026, 12), YearMonth.of(2027, 1), 0)).hasToString("2026-12");
    assertThat(new LedgerPartition(YearMonth.of(2026, 12), YearMonth.of(2027, 3), 0)).hasToString("2026-12 until 2027-03");
  }
}
