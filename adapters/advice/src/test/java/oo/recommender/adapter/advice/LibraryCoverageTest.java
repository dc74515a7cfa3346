package oo.recommender.adapter.advice;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oo.recommender.domain.Advice;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.TipKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks, whenever, finds something that fits. */
class LibraryCoverageTest {

  private final List<Advice> library = new YamlAdviceLibrary().all();

  @Test
  void holdsSixtyTipsAndSixOfEachKind() {
    assertThat(library).hasSizeGreaterThanOrEqualTo(66);
    var ofKind = library.stream().collect(groupingBy(Advice::kind));
    assertThat(ofKind.keySet()).isEqualTo(LibraryReader.KINDS);
    assertThat(ofKind).allSatisfy((kind, tips) -> assertThat(tips).as("%s", kind).hasSizeGreaterThanOrEqualTo(6));
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 60})
  void hasChoiceBeforeAnEventAtEveryHourOfTheDay(int freeMinutes) {
    times(6, 23).flatMap(time -> days(day -> load -> Moment.before(day, time, load, freeMinutes)))
        .forEach(moment -> assertChoice(moment, 5, 3));
  }

  @Test
  void hasChoiceOnAnOpenEndedDayAtEveryHour() {
    times(6, 23).flatMap(time -> days(day -> load -> Moment.openEnded(day, time, load)))
        .forEach(moment -> assertChoice(moment, 5, 3));
  }

  @Test
  void leavesAChoiceOfKindsToWhoeverSwitchesOneOff() {
    times(6, 23).flatMap(time -> days(day -> load -> Moment.openEnded(day, time, load))).forEach(moment ->
        assertThat(LibraryReader.KINDS).allSatisfy(off ->
            assertThat(suiting(moment)).as("%s without %s", moment, off).extracting(Advice::kind).anyMatch(kind -> kind != off)));
  }

  @Test
  void hasSleepAdviceFromNineInTheEveningToOneInTheNight() {
    Stream.concat(times(21, 24), times(0, 1)).flatMap(time -> days(day -> load -> Moment.openEnded(day, time, load)))
        .forEach(moment -> assertThat(suiting(moment)).as("%s", moment).filteredOn(tip -> tip.kind() == TipKind.SLEEP)
            .hasSizeGreaterThanOrEqualTo(5));
  }

  @Test
  void leavesNoMinuteOfTheNightWithoutAdvice() {
    times(0, 24).flatMap(time -> days(day -> load -> Moment.openEnded(day, time, load)))
        .forEach(moment -> assertChoice(moment, 2, 1));
  }

  /** No tip is dead: some moment of a week, at the edges of what it asks for, suits it. */
  @Test
  void canOfferEveryTipAtSomeMoment() {
    assertThat(library).allSatisfy(tip -> {
      var when = tip.when();
      for (int freeMinutes : new int[] {when.minFreeMinutes(), when.maxFreeMinutes()}) {
        assertThat(times(0, 24).flatMap(time -> days(day -> load -> new Moment(day, time, load, freeMinutes, when.beforeEvent()))))
            .as(tip.slug()).anyMatch(moment -> moment.suits(when));
      }
    });
  }

  private void assertChoice(Moment moment, int tips, int kinds) {
    var suiting = suiting(moment);
    assertThat(suiting).as("%s", moment).hasSizeGreaterThanOrEqualTo(tips);
    assertThat(suiting.stream().map(Advice::kind).distinct()).as("kinds at %s", moment).hasSizeGreaterThanOrEqualTo(kinds);
  }

  private List<Advice> suiting(Moment moment) {
    return library.stream().filter(tip -> moment.suits(tip.when())).toList();
  }

  /** Every quarter of an hour. */
  private static Stream<LocalTime> times(int fromHour, int toHour) {
    return IntStream.range(fromHour * 4, toHour * 4).mapToObj(quarter -> LocalTime.of(quarter / 4, quarter % 4 * 15));
  }

  private static Stream<Moment> days(Function<DayOfWeek, Function<DayLoad, Moment>> moment) {
    return Arrays.stream(DayOfWeek.values())
        .flatMap(day -> Arrays.stream(DayLoad.values()).map(load -> moment.apply(day).apply(load)));
  }
}
