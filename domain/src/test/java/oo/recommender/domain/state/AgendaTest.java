package oo.recommender.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static Instant minute(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  private static Busy busy(int from, int to) {
    return new Busy(minute(from), minute(to));
  }

  private static CalendarSignals calendar(int id, Busy... busy) {
    return new CalendarSignals(new UUID(3, id), NOON, Arrays.asList(busy), List.of(), List.of());
  }

  @Test
  void isFreeAgainAfterAllEventsThatFollowOnOneAnother() {
    var agenda = Agenda.of(List.of(calendar(1, busy(0, 30), busy(30, 60), busy(90, 100))));

    assertThat(agenda.busyUntil(minute(10))).isEqualTo(minute(60));
    assertThat(agenda.busyUntil(minute(60))).isNull();
    assertThat(agenda.busyUntil(minute(90))).isEqualTo(minute(100));
  }

  @Test
  void namesTheNextBeginningEvenInTheMiddleOfAnEvent() {
    var agenda = Agenda.of(List.of(calendar(1, busy(0, 30), busy(30, 60))));

    assertThat(agenda.nextBusyAfter(minute(10))).isEqualTo(minute(30));
    assertThat(agenda.nextBusyAfter(minute(30))).isNull();
  }

  @Test
  void mergesWhatOverlapsInTwoCalendars() {
    var agenda = Agenda.of(List.of(calendar(1, busy(0, 30), busy(40, 50)), calendar(2, busy(20, 45), busy(50, 55))));

    assertThat(agenda.busy()).containsExactly(busy(0, 50), busy(50, 55));
  }

  @Test
  void knowsNothingWithoutACalendar() {
    assertThat(Agenda.of(List.of()).known()).isFalse();
  }

  @Provide
  Arbitrary<List<Busy>> anyBusy() {
    return Combinators.combine(Arbitraries.integers().between(0, 200), Arbitraries.integers().between(1, 40))
        .as((from, length) -> busy(from, from + length)).list().ofMaxSize(12);
  }

  @Property
  void agreesWithCountingMinutes(@ForAll("anyBusy") List<Busy> busy) {
    var calendars = IntStream.range(0, busy.size()).mapToObj(i -> calendar(i, busy.get(i))).toList();
    var agenda = Agenda.of(calendars);

    long taken = IntStream.range(0, 240)
        .filter(m -> busy.stream().anyMatch(b -> !minute(m).isBefore(b.from()) && minute(m).isBefore(b.to()))).count();

    assertThat(agenda.busyBetween(minute(0), minute(240))).isEqualTo(Duration.ofMinutes(taken));
    for (int m = 0; m < 240; m++) {
      var now = minute(m);
      boolean isBusy = busy.stream().anyMatch(b -> !now.isBefore(b.from()) && now.isBefore(b.to()));
      assertThat(agenda.busyUntil(now) != null).isEqualTo(isBusy);
    }
  }
}
